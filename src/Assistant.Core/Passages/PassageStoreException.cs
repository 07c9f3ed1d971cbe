namespace Assistant.Core.Passages;

/// <summary>The passage store cannot do what was asked; the message says what is wrong, where, and what to do.</summary>
public sealed class PassageStoreException(string message, Exception? innerException = null) : Exception(message, innerException);
