using System.ComponentModel.DataAnnotations;

namespace Assistant.Core.Configuration;

/// <content>What a source of kind <c>ServiceNow</c> can say beside its <c>Url</c>; <c>Groups</c> counts for ticket files too.</content>
public sealed partial class SourceOptions
{
    /// <summary>ServiceNow: the tables to read; empty for those of requests, incidents and their tasks. <c>kb_knowledge</c> stands for published articles.</summary>
    public List<string> Tables { get; set; } = [];

    /// <summary>ServiceNow: an encoded query that narrows the tickets.</summary>
    public string? Query { get; set; }

    /// <summary>ServiceNow: user name, for basic authentication or OAuth's password grant.</summary>
    public string? User { get; set; }

    /// <summary>ServiceNow: password.</summary>
    public string? Password { get; set; }

    /// <summary>ServiceNow: OAuth client; with <see cref="User"/> the password grant is used, else that of client credentials.</summary>
    public string? ClientId { get; set; }

    /// <summary>ServiceNow: OAuth client secret.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>ServiceNow: an API key, sent in the header <c>x-sn-apikey</c>.</summary>
    public string? ApiKey { get; set; }

    /// <summary>Tickets: assignment groups and the label that their tickets carry instead of <c>staff</c>.</summary>
    public Dictionary<string, string> Groups { get; set; } = [];

    /// <summary>ServiceNow: the most records of one answer; fewer are asked for while answers are slow.</summary>
    [Range(10, 1000)]
    public int PageSize { get; set; } = 100;

    /// <summary>ServiceNow: how far before the last change that it knows a run begins, in minutes: changes may become visible late.</summary>
    [Range(0, 1440)]
    public int OverlapMinutes { get; set; } = 5;

    /// <summary>ServiceNow: the days between two complete lists of records, which find deleted ones; 0 for every run.</summary>
    [Range(0, 365)]
    public int ListingDays { get; set; } = 7;

    /// <summary>ServiceNow: the longest that a page or a question waits for a ticket to be fetched, in seconds; 0 fetches none.</summary>
    [Range(0, 30)]
    public int LiveSeconds { get; set; } = 4;

    /// <summary>ServiceNow: whether the e-mails of tickets are read.</summary>
    public bool Emails { get; set; } = true;

    /// <summary>ServiceNow: how much of a text attachment is read, in kilobytes; 0 only lists attachments.</summary>
    [Range(0, 1024)]
    public int AttachmentKilobytes { get; set; } = 64;

    /// <summary>ServiceNow: an encoded query that narrows the knowledge articles.</summary>
    public string? KnowledgeQuery { get; set; }

    /// <summary>ServiceNow: who may read the knowledge articles: labels. Empty for <c>staff</c>.</summary>
    public List<string> KnowledgeAudience { get; set; } = [];

    /// <summary>ServiceNow: where an article opens; <c>{number}</c> and <c>{sys_id}</c> are replaced. Null for the instance's own page.</summary>
    public string? KnowledgeUrl { get; set; }
}
