using System.Text.RegularExpressions;
using Assistant.Core.Privacy;

namespace Assistant.Core.Tickets;

/// <summary>Makes a search query of a ticket: its subject and the sentences of its first interaction that say what is wrong.</summary>
internal static partial class TicketQuery
{
    // Beyond that, words of the story outweigh those of the problem.
    private const int MostWords = 60;
    private const int LongestSentence = 40;
    private const int LongestText = 20_000;

    private static readonly Redactor Contacts = new();

    /// <summary>The query; words that nobody but the requester could search for (names, job numbers, folders) are left out.</summary>
    public static string Of(Ticket ticket, JournalEntry? first)
    {
        var words = Words(Bare(SubjectPrefix().Replace(ticket.Subject, ""), ticket.Requester)).Take(MostWords).ToList();
        var room = MostWords - words.Count;
        var sentences = Sentences(first is null ? "" : first.Text[..Math.Min(first.Text.Length, LongestText)]).ToList();
        var taken = new SortedDictionary<int, List<string>>();
        foreach (var (sentence, place) in sentences.Select((sentence, place) => (sentence, place)).OrderByDescending(one => Weight(one.sentence, one.place)))
        {
            var said = Words(Bare(sentence, ticket.Requester)).Take(LongestSentence).ToList();
            if (Weight(sentence, place) > 0 && said.Count > 0 && said.Count <= room)
            {
                taken[place] = said;
                room -= said.Count;
            }
        }

        return string.Join(' ', words.Concat(taken.Values.SelectMany(said => said)));
    }

    private static IEnumerable<string> Sentences(string text) =>
        text.Split('\n').SelectMany(line => IsCode(line) ? [line] : SentenceEnd().Split(line))
            .Select(part => Greeting().Replace(part.Trim(), "")).Where(part => part.Length > 0);

    // What a program said weighs most, then what was run, then what is asked.
    private static int Weight(string sentence, int place)
    {
        var isFault = Fault().IsMatch(sentence);
        var isCommand = Command().IsMatch(sentence);
        if (Courtesy().IsMatch(sentence) || Redactor.WithoutMarks(sentence) != sentence || (!isFault && !isCommand && sentence.Count(char.IsWhiteSpace) < 2))
        {
            return 0;
        }

        return 1 + (isFault ? 4 : 0) + (Output().IsMatch(sentence) ? 2 : 0) + (isCommand ? 2 : 0) + (sentence.EndsWith('?') ? 2 : 0) + (place < 3 ? 1 : 0);
    }

    private static string Bare(string text, Requester requester)
    {
        text = Redactor.WithoutMarks(Contacts.MaskContacts(text));
        text = PersonalPath().Replace(DeepPath().Replace(text, "$1"), "$1");
        text = JobNumber().Replace(Url().Replace(text, " "), " ");
        text = requester.UserName.Length > 0 ? text.Replace(requester.UserName + "@", "", StringComparison.OrdinalIgnoreCase) : text;
        var names = requester.Name.Split(' ').Append(requester.UserName).Where(name => name.Length > 2).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return string.Join(' ', text.Split(' ').Where(word => !names.Contains(word.Trim('.', ',', ':', ';', '(', ')', '\''))));
    }

    private static IEnumerable<string> Words(string text) =>
        text.Split([' ', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries).Where(word => word.Any(char.IsLetterOrDigit) && !word.EndsWith('='));

    private static bool IsCode(string line) => line.StartsWith("  ", StringComparison.Ordinal) || line.StartsWith('\t');

    [GeneratedRegex(@"^(?:\s*(?:re|fwd?|aw|wg|antw)\s?:|\s*\[[^\]]{1,30}\]|\s*" + TicketNumber.Form + @"\s?[-:]?)+\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SubjectPrefix();

    [GeneratedRegex(@"(?<=[.!?:])\s+(?=[\p{Lu}\d])", RegexOptions.CultureInvariant)]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"^(?:dear|hi|hello|hey|hallo|good (?:morning|afternoon|evening|day))\b[^.?!,]{0,40}[,!]\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Greeting();

    [GeneratedRegex(@"\b\w*(?:error|exception|warning|denied|running|failed)\w*\s?:|comment\s?=|\[errno", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Output();

    // Greetings, thanks, sign-offs, urgency: words that every ticket has.
    [GeneratedRegex(
        @"^(?:(?:dear|hi|hello|hey|hallo|good (?:morning|afternoon|evening|day)|to whom)\b[^.?!]{0,40}[,!.:]?$|(?:many |with )?(?:thanks|thank you|thx|cheers|regards|(?:best|kind|warm)(?:est)? (?:regards|wishes)|best|sincerely)\b[^?]{0,60}$|please (?:help|check|advise|fix|look into (?:it|this))\b[^?]{0,20}$|can you (?:please )?help\b.{0,30}$|(?:this|it) is (?:very )?urgent\b|i (?:do not|don't) understand this|i need (?:it|this|the result)|user(?: ?name)?:)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Courtesy();

    [GeneratedRegex(
        @"error|fail|denied|killed|exceed|cannot|can't|could not|unable|unknown|not (?:found|allowed|running|start|work|accept|available)|refused|missing|crash|hang|abort|segmentation|traceback|timed? ?out|exit (?:code|status)|out of memory|invalid|pending|stuck|no space|full\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Fault();

    [GeneratedRegex(@"(?:^|\s)--?[a-z][\w-]*|\b(?:module|sbatch|srun|salloc|squeue|sacct|scancel|qsub|qstat|qalter|qdel|mpirun|mpiexec|ssh|scp|rsync|conda|pip|spack|python|nvidia-smi|globus)\b|\w=\w", RegexOptions.CultureInvariant)]
    private static partial Regex Command();

    [GeneratedRegex(@"\b\d{5,}(?:\.[\w-]+)*\b|\b[0-9a-f]{8}-[0-9a-f-]{27}\b|\b\d{4}-\d{2}-\d{2}\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex JobNumber();

    [GeneratedRegex(@"\bhttps?://\S+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Url();

    [GeneratedRegex(@"(?<![\w.])(/(?:home|users?|scratch|projects?|work|tmp|data|gpfs|p|u))/[^\s,;:'"")]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PersonalPath();

    [GeneratedRegex(@"(?<![\w.])(/[\w.-]+/[\w.-]+)/[^\s,;:'"")]+", RegexOptions.CultureInvariant)]
    private static partial Regex DeepPath();
}
