using Assistant.Ingest.Sources.ServiceNow.Paging;
using Assistant.Ingest.Sources.ServiceNow.Wire;
using Assistant.Ingest.Tickets;
using Assistant.Ingest.Tickets.Records;

namespace Assistant.Ingest.Sources.ServiceNow.Records;

/// <summary>Makes tickets of records: joins each with its journal, e-mails, variables and files, then cleans, redacts and labels it.</summary>
internal sealed class TicketAssembly(SourceDefinition definition, TableReader reader, TicketIntake intake)
{
    // Stands for a version of which not all could be read: it is fetched again.
    public const string Incomplete = "\"incomplete\"";

    private readonly RelatedRows _related = new(reader);
    private readonly UserNames _names = new(new RelatedRows(reader));
    private readonly OptionalTables _optional = new();
    private readonly TicketAttachments _attachments = new(reader.Client, definition.Options.AttachmentKilobytes);

    /// <summary>Tables that the account may not read and that tickets can do without, each with the reason.</summary>
    public IReadOnlyDictionary<string, string> Refused => _optional.Refused;

    /// <summary>The tickets of records, in their order; one that cannot be read is a failure.</summary>
    /// <exception cref="ServiceNowException">No usable answer came.</exception>
    public async Task<IReadOnlyList<SourceItem>> AssembleAsync(IReadOnlyList<TableRow> rows, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
        {
            return [];
        }

        var related = await ReadRelatedAsync(rows, cancellationToken);
        var items = new List<SourceItem>(rows.Count);
        foreach (var row in rows)
        {
            items.AddRange(await AssembleAsync(row, related, cancellationToken));
        }

        return items;
    }

    private async Task<RelatedRecords> ReadRelatedAsync(IReadOnlyList<TableRow> rows, CancellationToken cancellationToken)
    {
        var ids = rows.Select(row => row.SysId).ToList();
        var requested = rows.Where(row => row.Fields.Value("number").StartsWith("RITM", StringComparison.OrdinalIgnoreCase)).Select(row => row.SysId).ToList();
        var journal = JournalRows.ReadAsync(_related, ids, cancellationToken);
        var mails = _optional.ReadAsync(TicketEmails.Table, definition.Options.Emails, () => TicketEmails.ReadAsync(_related, ids, cancellationToken));
        var variables = _optional.ReadAsync(CatalogVariables.Table, requested.Count > 0, () => CatalogVariables.ReadAsync(_related, requested, cancellationToken));
        var files = _optional.ReadAsync(TicketAttachments.Table, true, () => TicketAttachments.ReadAsync(_related, ids, cancellationToken));
        await Task.WhenAll(journal, mails, variables, files);
        var authored = new[] { await journal, await mails, await files }.SelectMany(found => found).SelectMany(rowsOfOne => rowsOfOne);
        await _names.LearnAsync(authored.Select(row => row.Fields.Value("sys_created_by")), cancellationToken);
        return new RelatedRecords(await journal, await mails, await variables, await files);
    }

    private async Task<IReadOnlyList<SourceItem>> AssembleAsync(TableRow row, RelatedRecords related, CancellationToken cancellationToken)
    {
        try
        {
            var record = Read(row);
            var journal = related.Journal[row.SysId].Select(entry => JournalRows.Entry(entry, record.Requester, _names)).ToList();
            var (files, isComplete) = await _attachments.EntriesAsync(record, related.Files[row.SysId], _names, cancellationToken);
            var variables = CatalogVariables.Entry(record, related.Variables[row.SysId]);
            RecordEntry[] entries = [.. record.Entries, .. variables is null ? [] : new[] { variables }, .. journal, .. TicketEmails.Entries(record, related.Mails[row.SysId], journal, _names), .. files];
            var fetched = intake.Take(record with { Entries = entries }) with
            {
                Bytes = reader.Client.TakeBytes(),
                Version = new DocumentVersion(isComplete ? null : Incomplete, row.UpdatedAt),
            };
            return isComplete ? [fetched] : [fetched, new FailedDocument($"{Location(row)}, attachments", "A text attached to it could not be read; the ticket was taken in without, and will be fetched again.")];
        }
        catch (RecordException unreadable)
        {
            return [new FailedDocument(Location(row), unreadable.Message) { Address = row.SysId }];
        }
    }

    private string Location(TableRow row) => $"{definition.Name}, {row.Fields.Value("number")} ({row.SysId})";

    private TicketRecord Read(TableRow row)
    {
        // A group that is kept apart must not reach all of the staff because the account may not see which group it is.
        if (definition.Options.Groups.Count > 0 && !row.Has("assignment_group"))
        {
            throw new RecordException($"The account may not read its assignment group, so it cannot be told whether the ticket is kept for a group; let it read the column assignment_group, or leave out Sources:{definition.Name}:Groups.");
        }

        var record = ServiceNowRecord.Read(row.Json);
        var fields = row.Fields;
        string[] tags = [fields.Display("cat_item"), fields.Display("category"), fields.Display("subcategory")];
        return record with { Tags = [.. record.Tags, .. tags.Where(tag => tag.Length > 0).Distinct()] };
    }

    private sealed record RelatedRecords(
        ILookup<string, TableRow> Journal, ILookup<string, TableRow> Mails, ILookup<string, TableRow> Variables, ILookup<string, TableRow> Files);
}
