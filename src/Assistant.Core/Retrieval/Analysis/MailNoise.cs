using System.Text.RegularExpressions;

namespace Assistant.Core.Retrieval.Analysis;

/// <summary>Drops what surrounds the question in a mail: the salutation, and the closing with the name below it.</summary>
internal static partial class MailNoise
{
    /// <summary>The text without salutation and closing; all of it where nothing else would be left.</summary>
    public static string Drop(string text)
    {
        var rest = Closing().Replace(Salutation().Replace(text, ""), "");
        return rest.Length >= text.Length / 3 ? rest : text;
    }

    [GeneratedRegex(@"^\s*(dear|hello|hi|hey|good (day|morning|afternoon|evening)|greetings)\b((dr|prof|mr|mrs|ms)\.|[^,.!?\n:;]){0,40}[,!\n:]", RegexOptions.IgnoreCase)]
    private static partial Regex Salutation();

    [GeneratedRegex(
        @"(?<=[.!?,\n]\s{0,4})((with )?(best|kind|warm|many|friendly)( (regards|greetings|wishes|thanks))?|regards|greetings|sincerely|yours( (sincerely|faithfully|truly))?|cheers|thanks( (a lot|in advance|very much|again))?|thank you( (very much|in advance|again))?|br)\s{0,4}[,.!\n]\s*([\p{L}.-]+\s+){0,3}[\p{L}.-]*\s*$",
        RegexOptions.IgnoreCase)]
    private static partial Regex Closing();
}
