namespace Assistant.Core.Database;

/// <summary>The database cannot do what was asked; the message says what is wrong, where, and what to do.</summary>
public sealed class DatabaseException(string message, Exception? innerException = null) : Exception(message, innerException);
