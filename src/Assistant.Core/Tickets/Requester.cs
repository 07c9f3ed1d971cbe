namespace Assistant.Core.Tickets;

/// <summary>The person a ticket is for, as the ticket system itself recorded them; parts that it did not give are empty.</summary>
/// <param name="Name">Their name.</param>
/// <param name="Email">Their e-mail address.</param>
/// <param name="UserName">Their user name.</param>
public sealed record Requester(string Name, string Email, string UserName);
