namespace Assistant.Web.Chat;

/// <summary>What the box to write in was sent off with.</summary>
/// <param name="Text">The question; never empty.</param>
/// <param name="Detached">Whether it must stay without a ticket.</param>
public sealed record SentQuestion(string Text, bool Detached);
