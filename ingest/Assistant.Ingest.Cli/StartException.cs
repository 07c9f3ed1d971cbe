namespace Assistant.Ingest.Cli;

/// <summary>A command could not begin, and touched nothing; the message says what is wrong, where, and what to do.</summary>
internal sealed class StartException(string message, Exception innerException) : Exception(message, innerException);
