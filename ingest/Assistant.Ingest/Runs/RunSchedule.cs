using Assistant.Core.Configuration;
using Cronos;
using Microsoft.Extensions.Options;

namespace Assistant.Ingest.Runs;

/// <summary>The times of the section <c>Schedule</c>.</summary>
public sealed class RunSchedule
{
    private readonly TimeProvider _clock;
    private readonly CronExpression? _times;
    private readonly TimeZoneInfo _zone = TimeZoneInfo.Utc;

    /// <summary>Reads the settings.</summary>
    public RunSchedule(IOptions<ScheduleOptions> options, TimeProvider clock)
    {
        _clock = clock;
        var schedule = options.Value;
        if (!CronExpression.TryParse(schedule.Cron, CronFormat.Standard, out _times))
        {
            Problem = $"Schedule:Cron is '{schedule.Cron}', which is no cron expression of five fields; write one such as 0 2 * * *.";
        }
        else if (!TimeZoneInfo.TryFindSystemTimeZoneById(schedule.TimeZone, out _zone!))
        {
            Problem = $"Schedule:TimeZone is '{schedule.TimeZone}', which this machine does not know; write one such as UTC or Europe/Helsinki.";
        }
    }

    /// <summary>Why there are no times; null where there are.</summary>
    public string? Problem { get; }

    /// <summary>The next time, in the zone of the settings; null where none comes. An hour that a change of clocks skips runs after it, one that it repeats runs once.</summary>
    public DateTimeOffset? Next => Problem is null ? _times!.GetNextOccurrence(_clock.GetUtcNow(), _zone) : null;
}
