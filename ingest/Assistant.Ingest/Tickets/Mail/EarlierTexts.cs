namespace Assistant.Ingest.Tickets.Mail;

/// <summary>What was said in a ticket before, to know it again however it is wrapped, quoted or shortened.</summary>
internal sealed class EarlierTexts
{
    // A mail quotes what was said shortly before it; looking further back would cost time in very long tickets.
    private const int Remembered = 20;

    // Shorter pieces ("Hello Mira") prove nothing.
    private const int Fewest = 24;
    private const int Compared = 80;

    // What a mail quotes stands near the beginning of what it answers.
    private const int Longest = 20_000;

    private readonly Queue<string> _texts = [];
    private readonly Queue<string> _bare = [];

    /// <summary>Remembers a text.</summary>
    public void Add(string text) => _texts.Enqueue(text);

    /// <summary>Whether nothing was said before.</summary>
    public bool AreNone => _texts.Count + _bare.Count == 0;

    /// <summary>Whether lines repeat the beginning or a part of what was said.</summary>
    public bool Hold(IEnumerable<MailLine> lines)
    {
        if (AreNone)
        {
            return false;
        }

        Span<char> piece = stackalloc char[Compared];
        var length = 0;
        foreach (var line in lines)
        {
            if (!line.Text.Contains("[...]", StringComparison.Ordinal))
            {
                length += Bare(line.Text, piece[length..]);
            }

            if (length == Compared)
            {
                break;
            }
        }

        return length >= Fewest && SaidBefore(piece[..length]);
    }

    private bool SaidBefore(ReadOnlySpan<char> piece)
    {
        Prepare();
        foreach (var text in _bare)
        {
            if (text.AsSpan().Contains(piece, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    // Most entries quote nothing, so a text is stripped when it is first looked at.
    private void Prepare()
    {
        while (_texts.TryDequeue(out var text))
        {
            if (_texts.Count >= Remembered)
            {
                continue;
            }

            var bare = new char[Math.Min(text.Length, Longest)];
            _bare.Enqueue(new string(bare, 0, Bare(text.AsSpan(0, bare.Length), bare)));
        }

        while (_bare.Count > Remembered)
        {
            _bare.Dequeue();
        }
    }

    // Letters and digits alone, as many as there is room for.
    private static int Bare(ReadOnlySpan<char> text, Span<char> bare)
    {
        var length = 0;
        foreach (var character in text)
        {
            if (length == bare.Length)
            {
                break;
            }

            if (char.IsLetterOrDigit(character))
            {
                bare[length++] = char.ToLowerInvariant(character);
            }
        }

        return length;
    }
}
