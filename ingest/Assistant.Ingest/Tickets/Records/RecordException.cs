namespace Assistant.Ingest.Tickets.Records;

/// <summary>A record cannot be read; the message says what is wrong with it, and holds nothing of its text.</summary>
internal sealed class RecordException(string message) : Exception(message);
