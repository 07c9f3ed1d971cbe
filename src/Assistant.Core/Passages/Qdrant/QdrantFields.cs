using Assistant.Core.Passages.Qdrant.Wire;

namespace Assistant.Core.Passages.Qdrant;

/// <summary>The vector and the fields of the payload that are filtered, and their indexes. The names are those that <see cref="PassagePayload"/> and <see cref="SourceHead"/> write.</summary>
internal static class QdrantFields
{
    /// <summary>The version of this layout, of the analysis included: whoever changes either counts it up. A collection of another version is not read.</summary>
    public const string Layout = "2";

    /// <summary>The sparse vector of a passage's words.</summary>
    public const string Bm25 = "bm25";

    /// <summary>What the server multiplies it by.</summary>
    public const string Idf = "idf";

    /// <summary>Stands on the heads of sources alone.</summary>
    public const string Entry = "entry";

    public const string Source = "source";
    public const string Document = "document";
    public const string Kind = "kind";
    public const string Labels = "labels";

    /// <summary>The commit of its source from which a passage is there.</summary>
    public const string From = "from";

    /// <summary>The commit from which it is there no more.</summary>
    public const string Until = "until";

    /// <summary>Whether it is the first passage of its document.</summary>
    public const string First = "first";

    /// <summary>The words in the form of the index.</summary>
    public const string Terms = "terms";

    /// <summary>The words as written, by their first letter.</summary>
    public const string Words = "words";

    /// <summary>Which text of a passage its vector is of.</summary>
    public const string Meaning = "meaning";

    /// <summary>Larger than every commit, and still exact as the floating number that ranges are compared by.</summary>
    public const long Never = 1L << 52;

    /// <summary>The field of the words with a first letter.</summary>
    public static string WordsWith(char letter) => $"{Words}.{letter}";

    /// <summary>All indexes, by field.</summary>
    public static IReadOnlyDictionary<string, FieldIndex> Indexes { get; } = new Dictionary<string, FieldIndex>
    {
        [Entry] = new("keyword"),
        [Source] = new("keyword"),
        [Document] = new("keyword"),
        [Kind] = new("keyword"),
        [Labels] = new("keyword"),
        [From] = new("integer") { Lookup = false, Range = true },
        [Until] = new("integer") { Lookup = false, Range = true },
        [First] = new("bool"),
        [Meaning] = new("keyword") { OnDisk = true },
        [Terms] = new("keyword") { OnDisk = true },
    }
    .Concat(Letters.Select(letter => KeyValuePair.Create(WordsWith(letter), new FieldIndex("keyword") { OnDisk = true })))
    .ToDictionary();

    /// <summary>The letters that a word may begin with to be a correction.</summary>
    private static IEnumerable<char> Letters => Enumerable.Range('a', 26).Select(code => (char)code);
}
