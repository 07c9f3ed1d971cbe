namespace Assistant.Ingest.Sources;

/// <summary>What a server said about the version of a document; either may be null.</summary>
/// <param name="ETag">The entity tag, quotes included.</param>
/// <param name="LastModified">The <c>Last-Modified</c> header.</param>
public sealed record DocumentVersion(string? ETag, DateTimeOffset? LastModified);
