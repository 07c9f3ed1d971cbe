namespace Assistant.Core.Tickets;

/// <summary>A resolved ticket that is like another.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Source">Its source.</param>
/// <param name="Subject">Its subject line.</param>
/// <param name="Resolution">How it ended, as plain text.</param>
/// <param name="Url">Where it opens in the web app.</param>
public sealed record SimilarTicket(TicketNumber Number, string Source, string Subject, string Resolution, string Url);
