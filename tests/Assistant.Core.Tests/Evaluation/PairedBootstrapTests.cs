using Assistant.Core.Evaluation;

namespace Assistant.Core.Tests.Evaluation;

public sealed class PairedBootstrapTests
{
    [Fact]
    public void Interval_OfEqualDifferences_IsAPoint() =>
        Assert.Equal(new MeanInterval(0.25, 0.25, 0.25), PairedBootstrap.Of([0.25, 0.25, 0.25]));

    [Fact]
    public void Interval_OfAClearGain_LiesAboveZero_OfABalancedOneAroundIt()
    {
        var gain = PairedBootstrap.Of([.. Enumerable.Repeat(1.0, 30), .. Enumerable.Repeat(0.0, 70)]);
        var balanced = PairedBootstrap.Of([.. Enumerable.Repeat(1.0, 10), .. Enumerable.Repeat(-1.0, 10), .. Enumerable.Repeat(0.0, 80)]);

        // The binomial interval for 30 of 100 is .21 to .39.
        Assert.Equal(0.3, gain.Mean, 6);
        Assert.InRange(gain.Low, 0.19, 0.23);
        Assert.InRange(gain.High, 0.37, 0.41);
        Assert.True(balanced is { Low: < 0, High: > 0 });
    }

    [Fact]
    public void Interval_OfTheSameNumbers_IsTheSameAgain()
    {
        double[] differences = [1, 0, 0, -1, 1, 0.5, 0, 0];

        Assert.Equal(PairedBootstrap.Of(differences), PairedBootstrap.Of(differences));
    }
}
