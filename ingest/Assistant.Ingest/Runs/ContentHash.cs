using System.Security.Cryptography;
using System.Text;
using Assistant.Core.Configuration;
using Assistant.Core.Tickets;
using Assistant.Ingest.Chunking;
using Assistant.Ingest.Reading;

namespace Assistant.Ingest.Runs;

/// <summary>
/// Hashes what becomes passages: the extracted content, not the page, so that a new build stamp in a footer is no
/// change; and the settings that shape passages, so that a change of those is one.
/// </summary>
internal static class ContentHash
{
    // Raise it when reading or chunking make other passages of the same page.
    private const int Recipe = 1;

    public static string OfPage(ReadPage page, PassageOrigin origin, ChunkingOptions chunking)
    {
        var content = new StringBuilder();
        Append(content, page.Title, origin.Url, origin.Audience.ToString());
        AppendSettings(content, chunking);
        AppendTags(content, origin.Tags);

        foreach (var section in page.Sections)
        {
            Append(content, section.Anchor ?? "", string.Join('\u001f', section.HeadingPath));
            foreach (var block in section.Blocks)
            {
                Append(content, block.Kind.ToString(), block.Text);
            }
        }

        return Hash(content);
    }

    public static string OfTicket(Ticket ticket, IReadOnlyDictionary<string, string> tags, ChunkingOptions chunking)
    {
        var content = new StringBuilder();
        Append(content, ticket.Number.Value, ticket.Subject, ticket.State, ticket.Requester.ToString(), ticket.CloseNotes ?? "");
        Append(content, $"{ticket.OpenedAt:O}", $"{ticket.ClosedAt:O}", ticket.Audience.ToString(), ticket.Table, string.Join('\u001f', ticket.Tags));
        AppendSettings(content, chunking);
        AppendTags(content, tags);
        foreach (var entry in ticket.Entries)
        {
            Append(content, $"{entry.At:O}", entry.Author, entry.Kind.ToString(), entry.Text, entry.Audience.ToString());
        }

        return Hash(content);
    }

    private static void AppendTags(StringBuilder content, IReadOnlyDictionary<string, string> tags)
    {
        foreach (var (key, value) in tags.OrderBy(tag => tag.Key, StringComparer.Ordinal))
        {
            Append(content, key, value);
        }
    }

    private static void AppendSettings(StringBuilder content, ChunkingOptions chunking) =>
        Append(content, $"{Recipe}/{chunking.MaxTokens}/{chunking.OverlapTokens}/{chunking.Tokenizer}");

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
