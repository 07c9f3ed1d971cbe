namespace Assistant.Benchmarks.Verifying;

/// <summary>
/// <c>verify [--wrong] [--held] [FILE]</c>: runs the program's verifier over labelled sentences about the sample site, and
/// prints how well it tells what their sources do not hold. <c>--wrong</c> lists its mistakes, those on held-out sentences
/// with <c>--held</c> alone. <c>verify --itself SITE-FOLDER</c> checks each section of a rendered site against itself, where
/// every mark is an error.
/// </summary>
internal static class VerifyCommand
{
    private const string Samples = "samples/site";
    private const string OurSentences = "tests/Assistant.Benchmarks/Verifying/sentences.jsonl";

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is ["--itself", var site])
        {
            return await SelfCheck.RunAsync(site);
        }

        var rest = args.ToList();
        var (wrong, held) = (rest.Remove("--wrong"), rest.Remove("--held"));
        var file = rest.FirstOrDefault() ?? OurSentences;
        if (rest.Count > 1 || file.StartsWith('-') || !File.Exists(file) || !Directory.Exists(Samples))
        {
            await Console.Error.WriteLineAsync("usage, in the root of the repository: verify [--wrong] [--held] [FILE] | verify --itself SITE-FOLDER");
            return 2;
        }

        var sections = await SampleSections.ReadAsync(Samples, default);
        var sentences = await LabelledSentence.ReadAsync(file, default);
        List<JudgedSentence> judged = [.. sentences.Select(sentence => JudgedSentence.Judge(sentence, sections))];
        Print(judged);
        foreach (var one in judged.Where(one => wrong && one.Sentence.Held == held && (one.IsWrong != one.IsFound || one.MarkedWrongly.Any())))
        {
            Console.WriteLine($"  {one.Sentence.Id}: wrong is [{string.Join(" | ", one.Sentence.Wrong)}], marked [{string.Join(" | ", one.Marked)}]: {one.Sentence.Text.ReplaceLineEnds()}");
        }

        return 0;
    }

    private static void Print(List<JudgedSentence> judged)
    {
        Console.WriteLine($"{"",-18}  {"mended on",-42}  held out");
        foreach (var kind in judged.GroupBy(one => one.Sentence.Kind))
        {
            Print(kind.Key, [.. kind]);
        }

        Print("promised kinds", [.. judged.Where(one => SentenceScores.Promised.Contains(one.Sentence.Kind))]);
        Print("all supported", [.. judged.Where(one => !one.IsWrong)]);
        Print("all", judged);
        var marked = judged.Sum(one => one.Marked.Count);
        Console.WriteLine($"pieces marked: {marked}, of them {judged.Sum(one => one.MarkedWrongly.Count())} that the sources hold");
    }

    private static void Print(string name, List<JudgedSentence> judged) =>
        Console.WriteLine($"{name,-18}  {SentenceScores.Of(judged.FindAll(one => !one.Sentence.Held)),-42}  {SentenceScores.Of(judged.FindAll(one => one.Sentence.Held))}");

    private static string ReplaceLineEnds(this string text) => text.Replace("\n", "⏎", StringComparison.Ordinal);
}
