using Assistant.Core.Configuration;
using Assistant.Core.Passages;
using Assistant.Ingest.Reading;
using Microsoft.Extensions.Options;

namespace Assistant.Ingest.Chunking;

/// <summary>Makes passages from the sections of a page, each within the token budget. Safe to use from several threads.</summary>
public sealed class PassageChunker
{
    private readonly TokenCounter _counter;
    private readonly SectionPacker _packer;
    private readonly int _maxTokens;

    /// <summary>Makes a chunker for these settings.</summary>
    /// <param name="options">The budget and the overlap.</param>
    /// <param name="counter">Counts in the encoding of the same settings.</param>
    public PassageChunker(IOptions<ChunkingOptions> options, TokenCounter counter)
    {
        _counter = counter;
        _maxTokens = options.Value.MaxTokens;
        // More than half a passage of repetition would leave no room for what is new.
        _packer = new SectionPacker(counter, Math.Min(options.Value.OverlapTokens, _maxTokens / 2));
    }

    /// <summary>Splits a page.</summary>
    /// <param name="page">What the reader took out of it.</param>
    /// <param name="origin">What every passage of the document shares.</param>
    public IReadOnlyList<Passage> Split(ReadPage page, PassageOrigin origin)
    {
        var passages = new List<Passage>();
        var equalBefore = new Dictionary<(string? Anchor, string Text), int>();
        foreach (var section in page.Sections)
        {
            foreach (var packed in _packer.Pack(section.Blocks, BudgetOf(page, section)))
            {
                var count = equalBefore.GetValueOrDefault((section.Anchor, packed.Text));
                equalBefore[(section.Anchor, packed.Text)] = count + 1;
                passages.Add(new Passage
                {
                    Id = PassageId.Create(origin.Document, section.Anchor, packed.Text, count),
                    Document = origin.Document,
                    Kind = origin.Kind,
                    Url = section.Anchor is null ? origin.Url : $"{origin.Url}#{Fragment(section.Anchor)}",
                    Title = page.Title,
                    HeadingPath = section.HeadingPath,
                    Anchor = section.Anchor,
                    Text = packed.Text,
                    OverlapLength = packed.OverlapLength,
                    Position = passages.Count,
                    Audience = origin.Audience,
                    FetchedAt = origin.FetchedAt,
                    Tags = origin.Tags,
                });
            }
        }
        return passages;
    }

    // Title and headings go along to the index and the prompt, so they count; but headings of a paragraph's length
    // must leave room for the text itself.
    private int BudgetOf(ReadPage page, Section section)
    {
        var headings = _counter.Count(string.Join(" › ", [page.Title, .. section.HeadingPath])) + 2;
        return Math.Max(_maxTokens - headings, _maxTokens / 2);
    }

    private static string Fragment(string anchor) =>
        anchor.Any(character => char.IsWhiteSpace(character) || character is '"' or '<' or '>' or '#') ? Uri.EscapeDataString(anchor) : anchor;
}

/// <summary>What every passage of a document shares.</summary>
/// <param name="Document">The document.</param>
/// <param name="Url">Where it opens, without anchor.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Audience">Who may read it.</param>
/// <param name="Tags">The tags of its source.</param>
/// <param name="FetchedAt">When it was fetched, UTC.</param>
public sealed record PassageOrigin(
    DocumentId Document, string Url, PassageKind Kind, Audience Audience, IReadOnlyDictionary<string, string> Tags, DateTimeOffset FetchedAt);
