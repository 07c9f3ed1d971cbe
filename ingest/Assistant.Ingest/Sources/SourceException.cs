namespace Assistant.Ingest.Sources;

/// <summary>A source as a whole could not be read; the message says what is wrong, where, and what to do.</summary>
public sealed class SourceException(string message, Exception? innerException = null) : Exception(message, innerException);
