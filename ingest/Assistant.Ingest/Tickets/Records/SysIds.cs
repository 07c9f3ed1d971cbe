namespace Assistant.Ingest.Tickets.Records;

/// <summary>Recognises the ids of ServiceNow.</summary>
internal static class SysIds
{
    /// <summary>Whether a text is an id: 32 hexadecimal digits.</summary>
    public static bool IsOne(string text) => text.Length == 32 && text.All(char.IsAsciiHexDigit);
}
