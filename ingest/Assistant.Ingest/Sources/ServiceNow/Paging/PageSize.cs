namespace Assistant.Ingest.Sources.ServiceNow.Paging;

/// <summary>How many records are asked for at once: half as many after an answer that took too long, slowly more again.</summary>
/// <param name="largest">Where it begins, and what it never exceeds.</param>
internal sealed class PageSize(int largest)
{
    private readonly int _largest = largest;
    private const int Smallest = 5;
    private const int FirstPatience = 3;
    private const int LongestPatience = 96;

    private int _good;
    private int _patience = FirstPatience;

    /// <summary>The size now.</summary>
    public int Current { get; private set; } = largest;

    /// <summary>An answer came in time.</summary>
    public void Succeeded()
    {
        if (Current < _largest && ++_good >= _patience)
        {
            Current = Math.Min(_largest, Current * 2);
            _good = 0;
        }
    }

    /// <summary>An answer took too long; false where fewer cannot be asked for.</summary>
    public bool TryShrink()
    {
        if (Current <= Smallest)
        {
            return false;
        }

        Current = Math.Max(Smallest, Current / 2);
        // Growing back costs a slow answer each time that it was too early.
        _patience = Math.Min(_patience * 2, LongestPatience);
        _good = 0;
        return true;
    }
}
