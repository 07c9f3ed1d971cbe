using System.Text;

namespace Assistant.Ingest.Tickets.Mail;

/// <summary>Takes the pictures out that mails carry within their text (<c>data:image/png;base64,…</c>): megabytes of which nothing can be read.</summary>
internal static class InlinePictures
{
    private const string Start = "data:image/";
    private const string Base64 = ";base64,";

    // Between the start and the picture stands its kind, and little else.
    private const int LongestKind = 100;

    /// <summary>Removes what stands between the start of a picture and the next sign that no base64 has.</summary>
    public static string Remove(string text)
    {
        var kept = new StringBuilder(text.Length);
        var from = 0;
        for (var start = Find(text, 0); start >= 0; start = Find(text, from))
        {
            kept.Append(text, from, start - from);
            from = start;
            while (from < text.Length && (char.IsAsciiLetterOrDigit(text[from]) || text[from] is '+' or '/' or '='))
            {
                from++;
            }
        }

        return kept.Append(text, from, text.Length - from).ToString();
    }

    // Where the base64 of the next picture begins.
    private static int Find(string text, int from)
    {
        while (text.IndexOf(Start, from, StringComparison.OrdinalIgnoreCase) is >= 0 and var start)
        {
            from = start + Start.Length;
            var data = text.IndexOf(Base64, from, Math.Min(LongestKind, text.Length - from), StringComparison.OrdinalIgnoreCase);
            if (data >= 0)
            {
                return data + Base64.Length;
            }
        }

        return -1;
    }
}
