using Assistant.Core.Configuration;
using Assistant.Core.Passages;
using Assistant.Core.Tickets;
using Assistant.Ingest.Tickets.Records;

namespace Assistant.Ingest.Tickets;

/// <summary>Decides who may read a ticket and its entries.</summary>
internal sealed class TicketLabels
{
    private readonly Audience _staff;
    private readonly Dictionary<string, Audience> _groups = new(StringComparer.OrdinalIgnoreCase);
    private readonly RequesterMatch? _match;

    private TicketLabels(Audience staff, RequesterMatch? match)
    {
        _staff = staff;
        _match = match;
    }

    /// <summary>For staff alone: nothing in an upload proves who a requester is.</summary>
    public static TicketLabels ForUploads { get; } = new(Audience.Staff, null);

    /// <summary>As a source of the configuration says: its requester fields count as the ticket system's own.</summary>
    /// <exception cref="FormatException">A label of the configuration is none, or is one that no ticket may carry.</exception>
    public static TicketLabels ForSource(SourceOptions options, RequesterMatch match)
    {
        var labels = new TicketLabels(options.Audience.Count > 0 ? Internal(options.Audience) : Audience.Staff, match);
        foreach (var (group, label) in options.Groups)
        {
            labels._groups[group.Trim()] = Internal([label]);
        }

        return labels;
    }

    /// <summary>Who may read the ticket, and who its internal notes.</summary>
    /// <exception cref="RecordException">Its group is given in a way that the configured names cannot be compared with.</exception>
    public (Audience Ticket, Audience Notes) Of(TicketRecord record)
    {
        var notes = InternalLabel(record.Group);
        return Requester(record.Requester) is { } requester ? (notes.With(requester), notes) : (notes, notes);
    }

    private Audience InternalLabel(AssignmentGroup group)
    {
        if (_groups.TryGetValue(group.Name, out var named) || _groups.TryGetValue(group.Id, out named))
        {
            return named;
        }

        // A group that is kept apart must not reach all of the staff because an export left its name out.
        return _groups.Count > 0 && group.Name.Length == 0 && group.Id.Length > 0
            ? throw new RecordException("Its assignment group is only an id, so it cannot be told whether the ticket is kept for a group; export display values too, or add the id to Groups.")
            : _staff;
    }

    // A label cannot hold white space; a name with some gives no right to anybody, rather than a right to somebody else.
    private Audience? Requester(Requester requester)
    {
        var name = (_match switch
        {
            RequesterMatch.UserName => requester.UserName,
            RequesterMatch.Email => requester.Email,
            _ => "",
        }).Trim();
        return name.Length == 0 || name.Any(letter => char.IsWhiteSpace(letter) || char.IsControl(letter)) ? null : Audience.Requester(name);
    }

    private static Audience Internal(IReadOnlyList<string> labels)
    {
        var audience = Audience.Parse(labels);
        return audience.Overlaps(Audience.Public) || audience.Any(label => label.StartsWith("requester:", StringComparison.Ordinal))
            ? throw new FormatException($"'{audience}' is no audience for tickets; use staff or group:NAME.")
            : audience;
    }
}
