using System.Security.Cryptography;
using System.Text;
using Assistant.Core.Configuration;
using Assistant.Core.Passages;
using Assistant.Core.Tickets;
using Assistant.Ingest.Chunking;
using Assistant.Ingest.Reading;

namespace Assistant.Ingest.Runs;

/// <summary>
/// Hashes what becomes passages: the extracted content, not the page, so that a new build stamp in a footer is no
/// change. It begins with the hash of the settings that shape passages and say who reads them, so that a change of
/// those can be told without the content.
/// </summary>
internal static class ContentHash
{
    // Raise it when reading or chunking make other passages of the same page.
    private const int Recipe = 2;

    private const int SettingsLength = 16;

    /// <summary>The settings of a source: the start of the hashes of all its documents.</summary>
    public static string OfSettings(Audience audience, IReadOnlyDictionary<string, string> tags, ChunkingOptions chunking)
    {
        var settings = new StringBuilder();
        Append(settings, $"{Recipe}/{chunking.MaxTokens}/{chunking.OverlapTokens}/{chunking.Tokenizer}", audience.ToString());
        foreach (var (key, value) in tags.OrderBy(tag => tag.Key, StringComparer.Ordinal))
        {
            Append(settings, key, value);
        }

        return Hash(settings)[..SettingsLength];
    }

    /// <param name="page">The page.</param>
    /// <param name="origin">What its passages share.</param>
    /// <param name="source">Who may read the documents of its source, if a document does not say otherwise.</param>
    /// <param name="chunking">How it is cut.</param>
    public static string OfPage(ReadPage page, PassageOrigin origin, Audience source, ChunkingOptions chunking)
    {
        var content = new StringBuilder();
        Append(content, page.Title, origin.Url);
        if (!origin.Audience.Equals(source))
        {
            Append(content, origin.Audience.ToString());
        }

        foreach (var section in page.Sections)
        {
            Append(content, section.Anchor ?? "", string.Join('\u001f', section.HeadingPath));
            foreach (var block in section.Blocks)
            {
                Append(content, block.Kind.ToString(), block.Text);
            }
        }

        return OfSettings(source, origin.Tags, chunking) + Hash(content)[SettingsLength..];
    }

    /// <summary>The text of a page alone: equal for one page under many addresses, such as a login page in the place of all others.</summary>
    public static string OfText(ReadPage page)
    {
        var content = new StringBuilder();
        foreach (var block in page.Sections.SelectMany(section => section.Blocks))
        {
            Append(content, block.Text);
        }

        return Hash(content);
    }

    /// <summary>Whether two hashes are of the same content, whatever the settings.</summary>
    public static bool IsSameContent(string one, string other) =>
        one.AsSpan(Math.Min(SettingsLength, one.Length)).SequenceEqual(other.AsSpan(Math.Min(SettingsLength, other.Length)));

    public static string OfTicket(Ticket ticket, Audience source, IReadOnlyDictionary<string, string> tags, ChunkingOptions chunking)
    {
        var content = new StringBuilder();
        Append(content, ticket.Number.Value, ticket.Subject, ticket.State, ticket.Requester.ToString(), ticket.CloseNotes ?? "");
        Append(content, $"{ticket.OpenedAt:O}", $"{ticket.ClosedAt:O}", ticket.Audience.ToString(), ticket.Table, string.Join('\u001f', ticket.Tags));
        foreach (var entry in ticket.Entries)
        {
            Append(content, $"{entry.At:O}", entry.Author, entry.Kind.ToString(), entry.Text, entry.Audience.ToString());
        }

        return OfSettings(source, tags, chunking) + Hash(content)[SettingsLength..];
    }

    private static void Append(StringBuilder content, params ReadOnlySpan<string> parts)
    {
        foreach (var part in parts)
        {
            content.Append(part).Append('\u001e');
        }
    }

    private static string Hash(StringBuilder content) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content.ToString())));
}
