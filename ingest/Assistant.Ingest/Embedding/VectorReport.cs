namespace Assistant.Ingest.Embedding;

/// <summary>How far the passages of a source have vectors, for search by meaning; counts are different texts.</summary>
/// <param name="Embedded">Those that got one in this run.</param>
/// <param name="Kept">Those that had one already.</param>
/// <param name="Waiting">Those that still lack one; the next run goes on there.</param>
/// <param name="Refused">Those that the endpoint refused to embed; searches find them by words.</param>
/// <param name="Problem">Why some wait, for people; null where none does.</param>
public sealed record VectorReport(int Embedded, int Kept, int Waiting, int Refused, string? Problem);
