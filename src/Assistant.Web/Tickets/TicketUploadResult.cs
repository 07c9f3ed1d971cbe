using Assistant.Core.Tickets;

namespace Assistant.Web.Tickets;

/// <summary>What an upload did.</summary>
/// <param name="Numbers">The tickets in the file.</param>
/// <param name="Added">New ones.</param>
/// <param name="Changed">Changed ones.</param>
/// <param name="Unchanged">Ones that were there already.</param>
/// <param name="Problems">Records that could not be read: where, and why.</param>
public sealed record TicketUploadResult(
    IReadOnlyList<TicketNumber> Numbers, int Added, int Changed, int Unchanged, IReadOnlyList<string> Problems)
{
    /// <summary>What was removed before anything was kept, and how often, by kind.</summary>
    public IReadOnlyDictionary<string, int> Redacted { get; init; } = new Dictionary<string, int>();
}
