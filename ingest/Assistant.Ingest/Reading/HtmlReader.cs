namespace Assistant.Ingest.Reading;

/// <summary>Takes the main content out of an HTML page: sections with their headings and anchors, in Markdown.</summary>
public sealed class HtmlReader
{
    /// <summary>Reads a page.</summary>
    public ReadPage Read(string html) => throw new NotImplementedException(html);
}
