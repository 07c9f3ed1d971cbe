using Assistant.Core.Passages.Lexical;
using Assistant.Core.Passages.Qdrant.Vectors;
using Assistant.Core.Passages.Qdrant.Wire;

namespace Assistant.Core.Passages.Qdrant;

/// <summary>Gathers passages, and sends them in requests of a good size.</summary>
/// <param name="client">The server.</param>
/// <param name="collection">The collection itself, no alias.</param>
/// <param name="words">Words of all passages written so far.</param>
/// <param name="written">How many those are.</param>
/// <param name="carried">The vectors that texts have already.</param>
internal sealed class QdrantUploads(QdrantClient client, string collection, long words, long written, CarriedVectors carried)
{
    // The server takes 32 MB; a quarter leaves room for what is not counted.
    private const int MostPassages = 128;
    private const int MostBytes = 8 * 1024 * 1024;
    private const int BytesOfASign = 3;
    private const int BytesOfAWord = 48;

    private readonly List<(Passage Passage, PassageContent Content, bool IsFirst, long Commit)> _waiting = [];
    private long _bytes;
    private long _newWords;
    private long _newPassages;

    /// <summary>Takes the passages of a document, and sends what is enough.</summary>
    public async Task AddAsync(IReadOnlyList<Passage> passages, long commit, CancellationToken cancellationToken)
    {
        var vectors = passages.Count == 0 ? 0 : await carried.BytesAsync(cancellationToken);
        for (var i = 0; i < passages.Count; i++)
        {
            var content = PassageContent.Of(passages[i]);
            var length = content.Parts.Sum(part => part.Tokens.Count);
            var bytes = ((passages[i].Text.Length + passages[i].Title.Length + passages[i].Url.Length) * BytesOfASign) + (length * BytesOfAWord) + vectors;
            if (_waiting.Count == MostPassages || (_waiting.Count > 0 && _bytes + bytes > MostBytes))
            {
                await FlushAsync(cancellationToken);
            }

            _waiting.Add((passages[i], content, i == 0, commit));
            _bytes += bytes;
        }
    }

    /// <summary>Forgets passages that were not sent yet.</summary>
    public void Drop(DocumentId document) => _waiting.RemoveAll(waiting => waiting.Passage.Document == document);

    /// <summary>Sends what waits; it is there when this returns.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (_waiting.Count == 0)
        {
            return;
        }

        var newWords = _waiting.Sum(waiting => (long)waiting.Content.Terms.Count());
        var average = (float)(words + _newWords + newWords) / (written + _newPassages + _waiting.Count);
        var vectors = await carried.FindAsync(_waiting.Select(waiting => waiting.Passage), cancellationToken);
        await client.UpsertAsync(
            collection, [.. _waiting.Select(waiting => PointOf(waiting.Passage, waiting.Content, waiting.IsFirst, waiting.Commit, average, vectors[waiting.Passage.Id]))], cancellationToken);
        _newWords += newWords;
        _newPassages += _waiting.Count;
        _waiting.Clear();
        _bytes = 0;
    }

    /// <summary>How many words and passages were sent since this was asked last.</summary>
    public (long Words, long Passages) TakeTotals()
    {
        var taken = (_newWords, _newPassages);
        (words, written) = (words + _newWords, written + _newPassages);
        (_newWords, _newPassages) = (0, 0);
        return taken;
    }

    private static QdrantPoint PointOf(
        Passage passage, PassageContent content, bool isFirst, long commit, float average, IEnumerable<KeyValuePair<string, object>> carried)
    {
        var vectors = new Dictionary<string, object>(carried);
        if (SparseTerms.OfPassage(content, average) is { } vector)
        {
            vectors.Add(QdrantFields.Bm25, vector);
        }

        return new QdrantPoint(PassagePayload.PointOf(passage, commit), vectors, PassagePayload.Of(passage, content, isFirst, commit));
    }
}
