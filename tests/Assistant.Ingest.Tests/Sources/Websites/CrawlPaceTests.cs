using Assistant.Ingest.Sources;
using Assistant.Ingest.Sources.Websites;
using Microsoft.AspNetCore.Http;

namespace Assistant.Ingest.Tests.Sources.Websites;

public sealed class CrawlPaceTests : WebsiteCrawlFixture
{
    [Fact]
    public async Task Requests_AtOnce_AreNoMoreThanConfigured()
    {
        Options.Concurrency = 3;
        SetPages(40);

        await CrawlAsync();

        Assert.InRange(Site.MostAtOnce, 1, 3);
    }

    [Fact(Timeout = 60_000)]
    public async Task Page_ThatWaitsForItsNextTry_HoldsUpNoOther()
    {
        Options.Concurrency = 1;
        var clock = new GatedClock();
        SetPages(30, "bad/");
        Site.Status("/bad/", 503, "30");
        var triesBeforeTheLast = 0;
        Site.Set("/29/", context =>
        {
            triesBeforeTheLast = Site.HitsOf("/bad/");
            clock.Open();
            return context.Response.WriteAsync(Html("29"), context.RequestAborted);
        });

        var items = await CrawlAsync(clock: clock).WaitAsync(TestContext.Current.CancellationToken);

        Assert.Equal((1, 3), (triesBeforeTheLast, Site.HitsOf("/bad/")));
        Assert.Equal(31, items.OfType<FetchedDocument>().Count());
        Assert.Equal(Site.Url + "bad/", Assert.Single(items.OfType<FailedDocument>()).Location);
    }

    [Fact(Timeout = 60_000)]
    public async Task Page_ThatIsSlow_HoldsUpNoOther()
    {
        Options.Concurrency = 1;
        Policy = Policy with { SlowAfter = TimeSpan.FromSeconds(5) };
        SetPages(30, "slow/");
        var rest = new TaskCompletionSource();
        Site.Set("/slow/", async context =>
        {
            await rest.Task.WaitAsync(TestContext.Current.CancellationToken);
            await context.Response.WriteAsync(Html("Slow"), context.RequestAborted);
        }).Set("/29/", context =>
        {
            rest.SetResult();
            return context.Response.WriteAsync(Html("29"), context.RequestAborted);
        });

        var items = await CrawlAsync();

        Assert.Equal(32, items.OfType<FetchedDocument>().Count());
        Assert.InRange(Site.MostAtOnce, 1, 2);
    }

    [Fact]
    public async Task Site_ThatStopsAnswering_EndsTheCrawlAndSaysSo()
    {
        SetPages(500);
        Site.Otherwise = null;
        for (var number = 5; number < 500; number++)
        {
            Site.Status($"/{number}/", 502);
        }

        var items = await CrawlAsync();

        Assert.Contains(items.OfType<FailedDocument>(), failed => failed.Reason.Contains("stopped answering", StringComparison.Ordinal) && failed.Reason.Contains("502", StringComparison.Ordinal));
        Assert.Empty(items.OfType<WalkCompleted>());
        Assert.True(Site.Hits.Count < 150, $"{Site.Hits.Count} requests");
    }

    [Fact]
    public void Pacer_ToldThatItAsksTooOften_SlowsDownForAWhile()
    {
        var pacer = new RequestPacer(TimeSpan.Zero, TimeProvider.System);

        pacer.SlowDown();
        pacer.SlowDown();
        Assert.Equal(TimeSpan.FromMilliseconds(200), pacer.Pause);
        for (var good = 0; good < 30; good++)
        {
            pacer.SpeedUp();
        }

        Assert.Equal(TimeSpan.Zero, pacer.Pause);
    }

    [Fact]
    public void Retry_WaitsLongerEachTimeAndNeverAtTheSameMoment()
    {
        var retries = new RetryPlan(FetchPolicy.Default, new RequestPacer(TimeSpan.Zero, TimeProvider.System));
        var failure = new FetchFailure("down", true);

        var first = Enumerable.Range(0, 5).Select(_ => retries.Next(failure, 1)!.Value).ToList();

        Assert.All(first, pause => Assert.InRange(pause, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1.25)));
        Assert.True(first.Distinct().Count() > 1);
        Assert.InRange(retries.Next(failure, 2)!.Value, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2.5));
        Assert.Null(retries.Next(failure, 3));
    }

    private void SetPages(int count, params string[] first)
    {
        var pages = Enumerable.Range(0, count).Select(number => $"{number}/").ToArray();
        Site.Page("/", Html("Home", [.. first, .. pages]));
        foreach (var page in pages)
        {
            Site.Page("/" + page, Html(page));
        }
    }

    /// <summary>A clock on which pauses last until it is opened; time limits, which are longer, never strike.</summary>
    private sealed class GatedClock : TimeProvider
    {
        private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);
        private readonly List<ITimer> _waiting = [];
        private readonly Lock _gate = new();
        private bool _isOpen;

        public void Open()
        {
            lock (_gate)
            {
                _isOpen = true;
                _waiting.ForEach(timer => timer.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan));
            }
        }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            lock (_gate)
            {
                if (dueTime >= TimeSpan.Zero && dueTime <= LongestPause)
                {
                    _waiting.Add(timer);
                    timer.Change(_isOpen ? TimeSpan.Zero : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                }
            }
            return timer;
        }
    }
}
