using System.Text.Json;
using Assistant.Core.Tickets;

namespace Assistant.Ingest.Tickets.Records;

/// <summary>Reads a record of the Table API or of a list export.</summary>
internal static class ServiceNowRecord
{
    // Who a ticket is for, by table; the one who opened it may have done so for somebody else.
    private static readonly string[] RequesterFields = ["requested_for", "caller_id", "u_requested_for", "u_requester", "contact", "request.requested_for", "request_item.request.requested_for"];

    /// <summary>Reads it.</summary>
    /// <exception cref="RecordException">It is no ticket.</exception>
    public static TicketRecord Read(JsonElement record)
    {
        var fields = new RecordFields(record);
        var number = RecordNumber.Parse(fields.Value("number"));
        var table = fields.Value("sys_class_name") is { Length: > 0 } name && name.All(letter => char.IsAsciiLetterLower(letter) || letter == '_') ? name : TicketTables.Of(number);
        var opened = fields.FirstTime("opened_at", "sys_created_on");
        var updated = fields.FirstTime("sys_updated_on");
        var requester = Requester(fields);
        return new TicketRecord
        {
            SysId = fields.Value("sys_id") is { Length: > 0 } id ? id : null,
            Number = number,
            Table = table,
            Subject = fields.FirstDisplay("short_description"),
            Requester = requester,
            State = TicketTables.State(table, fields.FirstDisplay("state", "request_state", "stage")),
            OpenedAt = opened,
            UpdatedAt = updated,
            ClosedAt = TicketTables.IsOpen(table, fields.Value("state")) ? null : fields.FirstTime("closed_at", "resolved_at"),
            CloseNotes = fields.FirstDisplay("close_notes", "resolution_notes") is { Length: > 0 } notes ? notes : null,
            Tags = [.. fields.FirstDisplay("sys_tags").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
            Group = Group(fields),
            Entries = [.. Description(fields, requester, opened ?? updated), .. Journal(fields, opened ?? updated ?? DateTimeOffset.UnixEpoch)],
        };
    }

    private static Requester Requester(RecordFields fields)
    {
        foreach (var name in RequesterFields)
        {
            var requester = new Requester(
                fields.FirstDisplay(name, $"{name}.name"), fields.Value($"{name}.email"), fields.Value($"{name}.user_name"));
            if (requester.Name.Length > 0 || requester.Email.Length > 0 || requester.UserName.Length > 0)
            {
                return requester;
            }
        }

        // Its name alone: who opened a ticket gains no right to read it by that.
        return new Requester(fields.FirstDisplay("opened_by", "opened_by.name"), "", "");
    }

    private static AssignmentGroup Group(RecordFields fields)
    {
        var name = fields.FirstDisplay("assignment_group", "assignment_group.name");
        var id = fields.Id("assignment_group");
        return new AssignmentGroup(name, SysIds.IsOne(id) || id != name ? id : "");
    }

    private static IEnumerable<RecordEntry> Description(RecordFields fields, Requester requester, DateTimeOffset? opened)
    {
        var text = fields.FirstDisplay("description");
        if (text.Length > 0 && text != fields.FirstDisplay("short_description"))
        {
            var kind = fields.Value("contact_type") == "email" ? JournalKind.Email : JournalKind.Comment;
            yield return new RecordEntry(opened ?? DateTimeOffset.UnixEpoch, requester.Name, kind, text);
        }
    }

    private static IEnumerable<RecordEntry> Journal(RecordFields fields, DateTimeOffset fallback)
    {
        var comments = fields.Display("comments");
        var notes = fields.Display("work_notes");
        return comments.Length + notes.Length > 0
            ? JournalText.Comments(comments, fallback).Concat(JournalText.WorkNotes(notes, fallback))
            : JournalText.Mixed(fields.Display("comments_and_work_notes"), fallback);
    }
}
