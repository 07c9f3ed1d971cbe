using Cronos;

namespace Assistant.Core.Configuration;

/// <summary>Checks the section <c>Schedule</c>.</summary>
internal static class ScheduleRules
{
    public static IEnumerable<SettingsFault> Check(ScheduleOptions schedule)
    {
        if (CronProblem(schedule.Cron) is { } problem)
        {
            yield return new(
                "Schedule:Cron",
                $"is '{schedule.Cron}', {problem}; write five fields (minute, hour, day of the month, month, day of the week), such as 0 2 * * * for every night at two o'clock.");
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(schedule.TimeZone, out _))
        {
            yield return new(
                "Schedule:TimeZone",
                $"is '{schedule.TimeZone}', which is no time zone that this machine knows; write one such as UTC or Europe/Helsinki (a small container may lack the package tzdata).");
        }
    }

    private static string? CronProblem(string text)
    {
        if (text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length == 6)
        {
            return "which has a sixth field";
        }

        try
        {
            var times = CronExpression.Parse(text, CronFormat.Standard);
            return times.GetNextOccurrence(DateTime.UnixEpoch) is null ? "a day that never comes" : null;
        }
        catch (CronFormatException)
        {
            return "which is no cron expression";
        }
    }
}
