using System.Text;

namespace Assistant.Ingest.Tickets.Mail;

/// <summary>What was said in a ticket before, to know it again however it is wrapped, quoted or shortened.</summary>
internal sealed class EarlierTexts(IReadOnlyCollection<string> texts)
{
    // Shorter pieces ("Hello Mira") prove nothing.
    private const int Fewest = 24;
    private const int Compared = 80;

    // What a mail quotes stands near the beginning of what it answers.
    private const int Longest = 20_000;

    private readonly Lazy<List<string>> _bare = new(() => [.. texts.Select(text => Bare(text.Length > Longest ? text[..Longest] : text))]);

    /// <summary>Whether nothing was said before.</summary>
    public bool AreNone => texts.Count == 0;

    /// <summary>Whether lines repeat the beginning or a part of what was said.</summary>
    public bool Hold(IEnumerable<MailLine> lines)
    {
        var bare = Bare(string.Join(' ', lines.Where(line => !line.Text.Contains("[...]", StringComparison.Ordinal)).Select(line => line.Text)));
        return bare.Length >= Fewest && _bare.Value.Any(text => text.Contains(bare[..Math.Min(bare.Length, Compared)], StringComparison.Ordinal));
    }

    private static string Bare(string text)
    {
        var bare = new StringBuilder(text.Length);
        foreach (var character in text.Where(char.IsLetterOrDigit))
        {
            bare.Append(char.ToLowerInvariant(character));
        }

        return bare.ToString();
    }
}
