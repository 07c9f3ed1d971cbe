using System.ComponentModel.DataAnnotations;

namespace Assistant.Core.Configuration;

/// <summary>Section <c>Conversations</c>.</summary>
public sealed class ConversationsOptions
{
    /// <summary>How long a conversation is kept after its last turn, in days.</summary>
    [Range(1, 36_500)]
    public int RetentionDays { get; set; } = 365;
}

/// <summary>Section <c>Schedule</c>: when <c>ingest schedule</c> runs.</summary>
public sealed class ScheduleOptions
{
    /// <summary>A cron expression of five fields.</summary>
    public string Cron { get; set; } = "0 2 * * *";

    /// <summary>The time zone of the expression.</summary>
    public string TimeZone { get; set; } = "UTC";
}
