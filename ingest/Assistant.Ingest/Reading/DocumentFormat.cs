namespace Assistant.Ingest.Reading;

/// <summary>How a file of documentation is written.</summary>
internal enum DocumentFormat
{
    /// <summary>HTML.</summary>
    Html,

    /// <summary>Markdown, MDX included.</summary>
    Markdown,

    /// <summary>reStructuredText.</summary>
    RestructuredText,

    /// <summary>Text without a form of its own, or with one that is read as it stands.</summary>
    PlainText,

    /// <summary>PDF.</summary>
    Pdf,
}

/// <summary>Tells the format of a file by its name.</summary>
internal static class DocumentFormats
{
    private static readonly string[] Nameless = ["README", "INSTALL", "FAQ", "HOWTO", "NOTES", "TODO", "CHANGES", "CHANGELOG", "CONTRIBUTING"];

    /// <summary>The format; null for what is no document.</summary>
    public static DocumentFormat? Of(string file) => Path.GetExtension(file).ToLowerInvariant() switch
    {
        ".html" or ".htm" or ".xhtml" => DocumentFormat.Html,
        ".md" or ".markdown" or ".mdx" or ".mkd" or ".mdown" => DocumentFormat.Markdown,
        ".rst" or ".rest" => DocumentFormat.RestructuredText,
        ".txt" or ".text" or ".adoc" or ".asciidoc" or ".org" or ".textile" => DocumentFormat.PlainText,
        ".pdf" => DocumentFormat.Pdf,
        "" when Nameless.Contains(Path.GetFileName(file), StringComparer.OrdinalIgnoreCase) => DocumentFormat.PlainText,
        _ => null,
    };
}
