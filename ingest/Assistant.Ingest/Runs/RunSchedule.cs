using Assistant.Core.Configuration;
using Cronos;
using Microsoft.Extensions.Options;

namespace Assistant.Ingest.Runs;

/// <summary>The times of the section <c>Schedule</c>, which was checked when the settings were read.</summary>
public sealed class RunSchedule(IOptions<ScheduleOptions> options, TimeProvider clock)
{
    private readonly CronExpression _times = CronExpression.Parse(options.Value.Cron, CronFormat.Standard);
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(options.Value.TimeZone);

    /// <summary>The next time, in the zone of the settings; null where none comes. A time that a change of clocks skips comes right after it, one that it repeats comes once.</summary>
    public DateTimeOffset? Next => _times.GetNextOccurrence(clock.GetUtcNow(), _zone);
}
