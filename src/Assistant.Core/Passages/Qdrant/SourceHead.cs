using System.Text.Json.Serialization;
using Assistant.Core.Passages.Qdrant.Wire;

namespace Assistant.Core.Passages.Qdrant;

/// <summary>
/// What is committed of one source: a point without vectors. A commit is this one point's change, so readers see all of
/// it or nothing.
/// </summary>
internal sealed record SourceHead
{
    /// <summary>Tells heads from passages.</summary>
    public const string EntryValue = "source";

    private static readonly Guid Namespace = new("0f7ff6b6-46a2-4d0e-8f5c-3d8f7c9b1e20");

    /// <summary>Always <see cref="EntryValue"/>; written, never read.</summary>
    public string Entry => EntryValue;

    public required string Source { get; init; }

    /// <summary>See <see cref="QdrantFields.Layout"/>.</summary>
    public required string Layout { get; init; }

    /// <summary>The collection that it stands in.</summary>
    public required string Generation { get; init; }

    /// <summary>The number of the last commit; 0 before the first.</summary>
    public long Commit { get; init; }

    /// <summary>The oldest commit of which all passages are still there.</summary>
    public long Oldest { get; init; }

    /// <summary>Words of all passages that were ever written.</summary>
    public long Words { get; init; }

    /// <summary>How many passages were ever written.</summary>
    public long Written { get; init; }

    /// <summary>The fingerprint of the space in which every passage that shall have a vector had one; null or empty for none. Searches by meaning look at the source in that space alone.</summary>
    public string? Space { get; init; }

    /// <summary>The passages that it stands for.</summary>
    [JsonIgnore]
    public QdrantCondition Visible => QdrantCondition.All(
        QdrantCondition.Is(QdrantFields.Source, Source),
        QdrantCondition.AtMost(QdrantFields.From, Commit),
        QdrantCondition.MoreThan(QdrantFields.Until, Commit));

    /// <summary>Whether this program can search what it stands for.</summary>
    [JsonIgnore]
    public bool IsOfThisLayout => Layout == QdrantFields.Layout;

    /// <summary>Whether it only tells that the source was there, see <see cref="LostIn"/>.</summary>
    [JsonIgnore]
    public bool IsLost => !IsOfThisLayout && Commit == 0;

    /// <summary>What tells in a new collection that the source was there, in this layout, and is to be taken in again.</summary>
    public SourceHead LostIn(string collection) => this with { Generation = collection, Commit = 0, Oldest = 0, Words = 0, Written = 0, Space = null };

    /// <summary>Says in which space a source is searched by meaning, and leaves the rest of its head.</summary>
    public static Task SetSpaceAsync(QdrantClient client, SourceHead head, string? space, CancellationToken cancellationToken) => client.SetPayloadAsync(
        head.Generation,
        new { Space = space ?? "" },
        new QdrantFilter([QdrantCondition.Is(QdrantFields.Entry, EntryValue), QdrantCondition.Is(QdrantFields.Source, head.Source)]),
        cancellationToken);

    /// <summary>The id of the head of a source.</summary>
    public static Guid IdOf(string source) => PassageId.NameBased(Namespace, source);
}
