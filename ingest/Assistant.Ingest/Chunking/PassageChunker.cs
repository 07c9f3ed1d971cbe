using Assistant.Core.Passages;
using Assistant.Ingest.Reading;

namespace Assistant.Ingest.Chunking;

/// <summary>Makes passages from the sections of a page, each within the token budget.</summary>
public sealed class PassageChunker
{
    /// <summary>Splits a page.</summary>
    /// <param name="page">What the reader took out of it.</param>
    /// <param name="origin">What every passage of the document shares.</param>
    public IReadOnlyList<Passage> Split(ReadPage page, PassageOrigin origin) => throw new NotImplementedException();
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
