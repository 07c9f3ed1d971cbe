using System.Globalization;
using Assistant.Core.Answering.Searching;
using Assistant.Core.Passages;

namespace Assistant.Benchmarks.Vectors;

/// <summary>Passages mixed of the lines of a real site's, and questions of 8 to 12 words of one of them; the same number gives the same.</summary>
/// <param name="real">The passages of the site.</param>
internal sealed class MadeUpPassages(IReadOnlyList<Passage> real)
{
    public const string Source = "made-up";
    private const int OfADocument = 10;
    private const int OfQuestions = 1_000_000_007;

    private readonly string[][] _lines = [.. real.Select(passage => passage.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries))];

    /// <summary>The documents of so many passages.</summary>
    public IEnumerable<IReadOnlyList<Passage>> Documents(int passages)
    {
        for (var first = 0; first < passages; first += OfADocument)
        {
            var document = new DocumentId(Source, $"/{first}");
            yield return [.. Enumerable.Range(first, Math.Min(OfADocument, passages - first)).Select(number => Make(document, number))];
        }
    }

    /// <summary>Which passage it is.</summary>
    public static int NumberOf(Passage passage) => int.Parse(passage.Url.AsSpan(passage.Url.IndexOf('#', StringComparison.Ordinal) + 1), CultureInfo.InvariantCulture);

    /// <summary>A question about the passage of this number.</summary>
    public string QuestionAbout(int number)
    {
        var random = new Random(OfQuestions - number);
        var words = ContentWords.Of(TextOf(number)).Distinct().ToArray();
        random.Shuffle(words);
        return string.Join(' ', words.Take(random.Next(8, 13)));
    }

    // A quarter is for staff, a quarter for a group, the rest is public.
    private Passage Make(DocumentId document, int number) => real[number % real.Count] with
    {
        Id = PassageId.Create(document, null, $"{number}", 0),
        Document = document,
        Url = $"https://docs.example.org{document.Address}#{number}",
        Text = TextOf(number),
        Position = number % OfADocument,
        Audience = number % 4 == 0 ? Audience.Staff : number % 4 == 1 ? Audience.Group("climate") : Audience.Public,
    };

    // Half of the lines are another passage's; the number keeps two texts from being equal.
    private string TextOf(int number)
    {
        var random = new Random(number);
        var lines = _lines[number % _lines.Length].Select(line => random.Next(2) == 0 ? line : AnyOf(random));
        return $"{string.Join('\n', lines)}\nExample {number}.";
    }

    private string AnyOf(Random random) => _lines[random.Next(_lines.Length)] is { Length: > 0 } lines ? lines[random.Next(lines.Length)] : "";
}
