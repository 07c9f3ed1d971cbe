namespace Assistant.Fakes.ServiceNow;

/// <summary>A request as it came.</summary>
/// <param name="Method">Its method.</param>
/// <param name="Path">Its path.</param>
/// <param name="Table">The table asked; empty for attachments and tokens.</param>
/// <param name="Query">The encoded query, decoded from the address.</param>
/// <param name="Limit">How many records it asks for.</param>
/// <param name="Address">The whole address as sent.</param>
public sealed record FakeRequest(string Method, string Path, string Table, string Query, int Limit, string Address);
