namespace Assistant.Core.Evaluation;

/// <summary>
/// How sure a difference between two retrievers is: questions are drawn again with replacement, each with its two
/// values, and the middle 95 % of the means are kept (percentile bootstrap: Efron and Tibshirani 1993; for retrieval:
/// Sakai, SIGIR 2006).
/// </summary>
public static class PairedBootstrap
{
    private const int Resamples = 10_000;

    // Always the same draws, so that two looks at the same numbers agree.
    private const int Seed = 20_260_101;

    /// <summary>The mean of the differences with its interval of 95 %.</summary>
    /// <param name="differences">One a question; at least one.</param>
    public static MeanInterval Of(IReadOnlyList<double> differences)
    {
        var random = new Random(Seed);
        var means = new double[Resamples];
        for (var i = 0; i < Resamples; i++)
        {
            var sum = 0.0;
            for (var j = 0; j < differences.Count; j++)
            {
                sum += differences[random.Next(differences.Count)];
            }

            means[i] = sum / differences.Count;
        }

        Array.Sort(means);
        return new MeanInterval(differences.Average(), means[(int)(0.025 * Resamples)], means[(int)(0.975 * Resamples) - 1]);
    }
}

/// <summary>A mean and the bounds between which it lies with 95 % confidence.</summary>
public sealed record MeanInterval(double Mean, double Low, double High);
