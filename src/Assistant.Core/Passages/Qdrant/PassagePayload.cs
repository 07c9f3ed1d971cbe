using System.Globalization;
using System.Text.Json;
using Assistant.Core.Passages.Lexical;
using Assistant.Core.Passages.Qdrant.Wire;
using Assistant.Core.Passages.Vectors;

namespace Assistant.Core.Passages.Qdrant;

/// <summary>All of a passage as a point keeps it, and what it is found by.</summary>
internal sealed record PassagePayload
{
    /// <summary>What need not come back with a passage.</summary>
    public static PayloadExclusion WithoutIndex { get; } = new([QdrantFields.Terms, QdrantFields.Words, QdrantFields.Meaning, QdrantFields.From, QdrantFields.Until]);

    // A changed label or time keeps the passage's id; old and new must be able to stand beside each other until the commit.
    private static readonly Guid Namespace = new("b0a1a1d6-3b53-4f0c-9a5e-6a2c0f1b7d44");

    public required Guid Passage { get; init; }

    public required string Document { get; init; }

    public required string Source { get; init; }

    public required string Address { get; init; }

    public required string Kind { get; init; }

    public required IReadOnlyList<string> Labels { get; init; }

    public required string Url { get; init; }

    public required string Title { get; init; }

    public required IReadOnlyList<string> Headings { get; init; }

    public string? Anchor { get; init; }

    public required string Text { get; init; }

    public int Overlap { get; init; }

    public int Position { get; init; }

    public required string FetchedAt { get; init; }

    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    public bool First { get; init; }

    public long From { get; init; }

    public long Until { get; init; }

    /// <summary>See <see cref="MeaningOf"/>.</summary>
    public string? Meaning { get; init; }

    public IReadOnlyList<string>? Terms { get; init; }

    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Words { get; init; }

    /// <summary>The id of a passage's point: the same whenever the same commit is tried again.</summary>
    public static Guid PointOf(Passage passage, long commit) => PassageId.NameBased(Namespace, $"{passage.Id} {commit.ToString(CultureInfo.InvariantCulture)}");

    /// <summary>Names the text that a passage's vector is of: passages that are equal in it share a vector.</summary>
    public static string MeaningOf(Passage passage) => PassageMeaning.KeyOf(passage).ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>What to keep of a passage.</summary>
    /// <param name="passage">The passage.</param>
    /// <param name="content">Its words.</param>
    /// <param name="isFirst">Whether it is the first of its document.</param>
    /// <param name="commit">The commit from which it is there.</param>
    public static PassagePayload Of(Passage passage, PassageContent content, bool isFirst, long commit) => new()
    {
        Passage = passage.Id,
        Document = passage.Document.ToString(),
        Source = passage.Document.Source,
        Address = passage.Document.Address,
        Kind = passage.Kind.ToString(),
        Labels = [.. passage.Audience],
        Url = passage.Url,
        Title = passage.Title,
        Headings = passage.HeadingPath,
        Anchor = passage.Anchor,
        Text = passage.Text,
        Overlap = passage.OverlapLength,
        Position = passage.Position,
        FetchedAt = passage.FetchedAt.ToString("O", CultureInfo.InvariantCulture),
        Tags = passage.Tags,
        First = isFirst,
        From = commit,
        Until = QdrantFields.Never,
        Meaning = MeaningOf(passage),
        Terms = [.. content.Terms.Select(term => term.Form).Distinct()],
        Words = content.Words.Where(word => char.IsAsciiLetterLower(word[0]))
            .GroupBy(word => word[..1]).ToDictionary(group => group.Key, IReadOnlyList<string> (group) => [.. group]),
    };

    /// <summary>Reads a point's payload.</summary>
    public static PassagePayload Read(JsonElement payload) => payload.Deserialize<PassagePayload>(QdrantJson.Options)!;

    /// <summary>The passage.</summary>
    public Passage ToPassage() => new()
    {
        Id = Passage,
        Document = new DocumentId(Source, Address),
        Kind = Enum.Parse<PassageKind>(Kind),
        Url = Url,
        Title = Title,
        HeadingPath = Headings,
        Anchor = Anchor,
        Text = Text,
        OverlapLength = Overlap,
        Position = Position,
        Audience = Audience.Parse(Labels),
        FetchedAt = DateTimeOffset.ParseExact(FetchedAt, "O", CultureInfo.InvariantCulture),
        Tags = Tags,
    };
}
