using Assistant.Core.Tickets;

namespace Assistant.Ingest.Tickets.Records;

/// <summary>The tables of ServiceNow that tickets stand in, and what their codes mean.</summary>
internal static class TicketTables
{
    public const string Incident = "incident";
    public const string RequestItem = "sc_req_item";
    public const string Request = "sc_request";
    public const string Task = "sc_task";
    public const string Case = "sn_customerservice_case";

    /// <summary>The table that a number belongs to, by its prefix.</summary>
    public static string Of(TicketNumber number) => number.Value switch
    {
        ['I', ..] => Incident,
        ['R', 'I', ..] => RequestItem,
        ['R', ..] => Request,
        ['S', ..] => Task,
        _ => Case,
    };

    /// <summary>Whether the code of a state says that work goes on: a ticket that was opened again may keep the time at which it was closed before.</summary>
    public static bool IsOpen(string table, string code) => (table, code) switch
    {
        (Incident, "1" or "2" or "3") => true,
        (Case, "1" or "10" or "18") => true,
        (RequestItem or Request or Task, "-5" or "1" or "2") => true,
        _ => false,
    };

    /// <summary>A state in words. What is no code is words already; a code that is not known stays as it is.</summary>
    public static string State(string table, string state) => (table, state) switch
    {
        (Incident, "1") => "New",
        (Incident, "2") => "In Progress",
        (Incident, "3") => "On Hold",
        (Incident, "6") => "Resolved",
        (Incident, "7") => "Closed",
        (Incident, "8") => "Canceled",
        (Case, "1") => "New",
        (Case, "10") => "Open",
        (Case, "18") => "Awaiting Info",
        (Case, "6") => "Resolved",
        (Case, "3") => "Closed",
        (Case, "7") => "Cancelled",
        (RequestItem or Request or Task, "-5") => "Pending",
        (RequestItem or Request or Task, "1") => "Open",
        (RequestItem or Request or Task, "2") => "Work in Progress",
        (RequestItem or Request or Task, "3") => "Closed Complete",
        (RequestItem or Request or Task, "4") => "Closed Incomplete",
        (RequestItem or Request or Task, "5" or "7") => "Closed Skipped",
        _ => state,
    };
}
