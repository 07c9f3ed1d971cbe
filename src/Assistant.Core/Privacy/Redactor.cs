namespace Assistant.Core.Privacy;

/// <summary>Takes secrets and contact data out of text at the edge, before it is stored, logged or sent to a model.</summary>
public sealed class Redactor
{
    /// <summary>Removes keys, tokens, passwords, one-time codes, card and social security numbers.</summary>
    public RedactedText RemoveSecrets(string text) => throw new NotImplementedException();

    /// <summary>Puts <c>[e-mail]</c> and <c>[phone]</c> in the place of persons' contact data.</summary>
    public string MaskContacts(string text) => throw new NotImplementedException();
}
