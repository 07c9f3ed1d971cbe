namespace Assistant.Web.Api;

/// <summary>Tickets in our own form, as exports write it and imports read it.</summary>
/// <param name="Tickets">Those of the number that the caller may read: numbers are not unique.</param>
internal sealed record TicketFileJson(IReadOnlyList<TicketJson> Tickets);

/// <summary>A ticket in our own form.</summary>
/// <param name="Number">Its number, such as RITM0429668.</param>
/// <param name="Table">The table it is a record of, such as <c>sc_req_item</c>.</param>
/// <param name="Subject">Its subject line.</param>
/// <param name="Requester">The person it is for.</param>
/// <param name="State">Its state in words.</param>
/// <param name="OpenedAt">When it was opened, UTC.</param>
/// <param name="UpdatedAt">When it last changed, UTC.</param>
/// <param name="ClosedAt">When it was closed, UTC; null while it is open.</param>
/// <param name="CloseNotes">How it ended.</param>
/// <param name="Tags">Tags that its source gave it.</param>
/// <param name="Interactions">Its journal, oldest first: the entries that the caller may read.</param>
internal sealed record TicketJson(
    string Number, string Table, string Subject, TicketRequesterJson Requester, string State, DateTimeOffset? OpenedAt, DateTimeOffset? UpdatedAt,
    DateTimeOffset? ClosedAt, string? CloseNotes, IReadOnlyList<string> Tags, IReadOnlyList<TicketInteractionJson> Interactions);

/// <summary>The person whom a ticket is for.</summary>
/// <param name="Name">Their name.</param>
/// <param name="Email">Their e-mail address.</param>
/// <param name="UserName">Their user name.</param>
internal sealed record TicketRequesterJson(string Name, string Email, string UserName);

/// <summary>One dated entry of a ticket.</summary>
/// <param name="At">When it was written, UTC.</param>
/// <param name="Author">By whom.</param>
/// <param name="Kind"><c>comment</c>, <c>workNote</c> (for staff alone) or <c>email</c>.</param>
/// <param name="Format"><c>plain</c>: the body is cleaned text.</param>
/// <param name="Body">What was written.</param>
internal sealed record TicketInteractionJson(DateTimeOffset At, string Author, string Kind, string Format, string Body);
