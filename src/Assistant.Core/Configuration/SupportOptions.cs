namespace Assistant.Core.Configuration;

/// <summary>Section <c>Support</c>: how people reach the support staff.</summary>
public sealed class SupportOptions
{
    /// <summary>
    /// A sentence for people whose question the documentation does not answer, in Markdown, such as
    /// <c>Write to help@centre.example.</c> Null names the documentation's own page about support, if it has one.
    /// </summary>
    public string? HowToAsk { get; set; }
}
