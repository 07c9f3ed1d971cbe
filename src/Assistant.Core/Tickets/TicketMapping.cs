using System.Security.Cryptography;
using System.Text.Json;
using Assistant.Core.Database;
using Assistant.Core.Database.Tables;

namespace Assistant.Core.Tickets;

/// <summary>Turns tickets into rows and back.</summary>
internal static class TicketMapping
{
    /// <summary>The row of a ticket with those of its entries.</summary>
    public static TicketRow ToRow(Ticket ticket) => new()
    {
        Source = ticket.Source,
        SysId = ticket.SysId,
        Number = ticket.Number.Value,
        TableName = ticket.Table,
        Subject = ticket.Subject,
        RequesterName = ticket.Requester.Name,
        RequesterEmail = ticket.Requester.Email,
        RequesterUserName = ticket.Requester.UserName,
        State = ticket.State,
        OpenedAt = ticket.OpenedAt,
        UpdatedAt = ticket.UpdatedAt,
        ClosedAt = ticket.ClosedAt,
        CloseNotes = ticket.CloseNotes,
        Tags = ticket.Tags,
        Audience = ticket.Audience.ToString(),
        FetchedAt = ticket.FetchedAt,
        IsResolved = ticket.IsResolved,
        ChangedAt = ticket.UpdatedAt ?? ticket.ClosedAt ?? ticket.OpenedAt ?? ticket.FetchedAt,
        Fingerprint = Fingerprint(ticket),
        Entries = [.. ticket.Entries.Select((entry, ordinal) => new TicketEntryRow
        {
            TicketId = 0,
            Ordinal = ordinal,
            At = entry.At,
            Author = entry.Author,
            Kind = entry.Kind,
            Text = entry.Text,
            Audience = entry.Audience.ToString(),
        })],
    };

    /// <summary>The ticket of a row, with the entries that were read along.</summary>
    public static Ticket ToTicket(TicketRow row) => new()
    {
        Source = row.Source,
        SysId = row.SysId,
        Number = new TicketNumber(row.Number),
        Table = row.TableName,
        Subject = row.Subject,
        Requester = new Requester(row.RequesterName, row.RequesterEmail, row.RequesterUserName),
        State = row.State,
        OpenedAt = row.OpenedAt,
        UpdatedAt = row.UpdatedAt,
        ClosedAt = row.ClosedAt,
        CloseNotes = row.CloseNotes,
        Tags = row.Tags,
        Entries = [.. row.Entries.Select(entry =>
            new JournalEntry(entry.At, entry.Author, entry.Kind, entry.Text, AudienceQueries.ToAudience(entry.Audience)))],
        Audience = AudienceQueries.ToAudience(row.Audience),
        FetchedAt = row.FetchedAt,
    };

    private static string Fingerprint(Ticket ticket) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(ticket with { FetchedAt = default })));
}
