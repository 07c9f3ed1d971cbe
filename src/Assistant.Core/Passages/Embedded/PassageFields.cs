namespace Assistant.Core.Passages.Embedded;

/// <summary>The fields of a passage in the index.</summary>
internal static class PassageFields
{
    /// <summary>The version of this layout, of the analysis included: whoever changes either counts it up. An index of another version is not read, and the next run makes it anew.</summary>
    public const string Layout = "3";

    /// <summary>The key of the layout in the data of a commit.</summary>
    public const string LayoutKey = "layout";

    /// <summary>The key, in the data of a commit, of what tells this index from another one made later in the same folder.</summary>
    public const string IndexKey = "index";

    /// <summary>What is searched: text, headings, title and address as one field, which makes BM25 weigh a word by all its places (BM25F).</summary>
    public const string Content = "content";

    /// <summary>The words as written, for the correction of typing errors.</summary>
    public const string Word = "word";

    /// <summary>The document's id as one text.</summary>
    public const string Document = "document";

    /// <summary>Stands on the first passage of a document, to count documents.</summary>
    public const string First = "first";

    /// <summary>Names the text that became the passage's vector.</summary>
    public const string Meaning = "meaning";

    public const string Id = "id";
    public const string Source = "source";
    public const string Address = "address";
    public const string Kind = "kind";
    public const string Url = "url";
    public const string Title = "title";
    public const string Heading = "heading";
    public const string Anchor = "anchor";
    public const string Text = "text";
    public const string Overlap = "overlap";
    public const string Position = "position";
    public const string Label = "label";
    public const string FetchedAt = "fetchedAt";
    public const string TagName = "tagName";
    public const string TagValue = "tagValue";
}
