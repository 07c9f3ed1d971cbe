using Assistant.Core.Tickets;
using Assistant.Ingest.Sources;

namespace Assistant.Ingest.Tests.Sources.ServiceNow;

/// <summary>Remembers what a run brought, as the ledger does, and refuses what no ledger would see: the same version of a record twice.</summary>
internal sealed class RememberedWalk
{
    private readonly Dictionary<string, DocumentVersion> _known = [];
    private readonly HashSet<string> _seen = [];
    private readonly HashSet<(string Address, DateTimeOffset? UpdatedAt)> _versions = [];
    private bool _isComplete;

    /// <summary>For the next run.</summary>
    public IReadOnlyDictionary<string, DocumentVersion> Known => new Dictionary<string, DocumentVersion>(_known);

    /// <summary>The tickets that are stored, as they were last.</summary>
    public Dictionary<string, Ticket> Tickets { get; } = [];

    /// <summary>The articles that are stored.</summary>
    public Dictionary<string, FetchedDocument> Articles { get; } = [];

    public void Take(SourceItem item)
    {
        switch (item)
        {
            case FetchedTicket fetched:
                Assert.True(_versions.Add((fetched.Ticket.SysId, fetched.Ticket.UpdatedAt)), $"{fetched.Ticket.Number} came twice in one run");
                Tickets[fetched.Ticket.SysId] = fetched.Ticket;
                Keep(fetched.Ticket.SysId, fetched.Version!);
                break;
            case FetchedDocument article:
                Articles[article.Address] = article;
                Keep(article.Address, article.Version);
                break;
            case UnchangedDocument unchanged:
                _seen.Add(unchanged.Address);
                break;
            case FailedDocument failed:
                _seen.Add(failed.Address ?? failed.Location);
                break;
            case GoneDocument gone:
                Remove(gone.Address);
                break;
            case SourceMark mark:
                Keep(mark.Address, mark.Version);
                break;
            case WalkCompleted:
                _isComplete = true;
                break;
        }
    }

    public void EndRun()
    {
        foreach (var gone in _isComplete ? _known.Keys.Where(address => !_seen.Contains(address) && !SourceMark.IsOne(address)).ToList() : [])
        {
            Remove(gone);
        }

        _isComplete = false;
        _seen.Clear();
        _versions.Clear();
    }

    private void Keep(string address, DocumentVersion version)
    {
        _seen.Add(address);
        _known[address] = version;
    }

    private void Remove(string address)
    {
        _known.Remove(address);
        Tickets.Remove(address);
        Articles.Remove(address);
    }
}
