namespace Assistant.Core.Privacy;

/// <summary>
/// The time that one piece of work may take in all, however many steps it has: text of strangers must not be able to hold
/// a process up. Steps ask from time to time; a budget is for one thread.
/// </summary>
/// <param name="limit">How long it may take, from now on.</param>
/// <param name="clock">Measures it.</param>
public sealed class TimeBudget(TimeSpan limit, TimeProvider clock)
{
    // To look at the clock costs more than most steps do.
    private const int StepsBetweenLooks = 64;

    private readonly long _start = clock.GetTimestamp();
    private int _steps;

    /// <summary>Counts a small step, and looks at the clock now and then.</summary>
    /// <exception cref="TimeBudgetException">The time is used up.</exception>
    public void Step()
    {
        if (++_steps % StepsBetweenLooks == 0)
        {
            Check();
        }
    }

    /// <summary>Looks at the clock.</summary>
    /// <exception cref="TimeBudgetException">The time is used up.</exception>
    public void Check()
    {
        if (clock.GetElapsedTime(_start) > limit)
        {
            throw new TimeBudgetException($"The work took longer than {limit.TotalSeconds:0.#} s.");
        }
    }
}

/// <summary>A piece of work took longer than it may; what it has made so far must not be used.</summary>
public sealed class TimeBudgetException(string message) : Exception(message);
