namespace Assistant.Ingest.Runs;

/// <summary>
/// Holds documents back that may be a login or maintenance page in the place of all others: many in a row with one and
/// the same text. What they replace is seen to be lost only at the end of the walk, so until then they wait.
/// </summary>
internal sealed class RepeatedContent
{
    // So many changed documents wait for what comes after them. A wall of one page fills this at once.
    private const int WindowSize = 64;
    private const int FewestAlike = 10;

    private readonly Queue<CutDocument> _window = [];
    private readonly Queue<string> _recent = [];
    private readonly Dictionary<string, int> _recentCounts = [];
    private readonly Dictionary<string, int> _counts = [];
    private readonly List<(string Address, string Fingerprint)> _admitted = [];

    /// <summary>Those that were held back at the end of the window, in order.</summary>
    public List<CutDocument> Suspects { get; } = [];

    /// <summary>Looks at a new document; whether it may be stored at once.</summary>
    public bool Admits(CutDocument added)
    {
        Note(added.Fingerprint);
        if (IsCrowd(added.Fingerprint))
        {
            Suspects.Add(added);
            return false;
        }

        _admitted.Add((added.Address, added.Fingerprint));
        return true;
    }

    /// <summary>Takes a changed document, and gives the one back that has waited long enough; null for none.</summary>
    public CutDocument? Exchange(CutDocument changed)
    {
        Note(changed.Fingerprint);
        _window.Enqueue(changed);
        if (_window.Count <= WindowSize)
        {
            return null;
        }

        var oldest = _window.Dequeue();
        if (!IsCrowd(oldest.Fingerprint))
        {
            return oldest;
        }

        Suspects.Add(oldest);
        return null;
    }

    /// <summary>The documents that still wait, and wait no longer.</summary>
    public List<CutDocument> Release()
    {
        List<CutDocument> waiting = [.. Suspects, .. _window];
        Suspects.Clear();
        _window.Clear();
        return waiting;
    }

    /// <summary>The text that most documents of the walk had; null where none stands out.</summary>
    /// <param name="documents">How many documents the source has.</param>
    /// <param name="share">The share of them that may change into one text.</param>
    public (string Fingerprint, int Count)? Wall(int documents, double share)
    {
        var (fingerprint, count) = _counts.OrderByDescending(entry => entry.Value).FirstOrDefault();
        return count > FewestAlike && count > documents * share ? (fingerprint, count) : null;
    }

    /// <summary>The addresses of the new documents with a text that were let through.</summary>
    public IEnumerable<string> AdmittedWith(string fingerprint) =>
        _admitted.Where(admitted => admitted.Fingerprint == fingerprint).Select(admitted => admitted.Address);

    private void Note(string fingerprint)
    {
        _counts[fingerprint] = _counts.GetValueOrDefault(fingerprint) + 1;
        _recentCounts[fingerprint] = _recentCounts.GetValueOrDefault(fingerprint) + 1;
        _recent.Enqueue(fingerprint);
        if (_recent.Count > WindowSize)
        {
            var oldest = _recent.Dequeue();
            if (--_recentCounts[oldest] == 0)
            {
                _recentCounts.Remove(oldest);
            }
        }
    }

    private bool IsCrowd(string fingerprint) =>
        _recentCounts.GetValueOrDefault(fingerprint) is var alike && alike > FewestAlike && alike * 2 > _recent.Count;
}
