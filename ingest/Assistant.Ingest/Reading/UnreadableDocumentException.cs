namespace Assistant.Ingest.Reading;

/// <summary>A document cannot be read; the message says why and what to do, for people.</summary>
internal sealed class UnreadableDocumentException(string message, Exception? innerException = null) : Exception(message, innerException);
