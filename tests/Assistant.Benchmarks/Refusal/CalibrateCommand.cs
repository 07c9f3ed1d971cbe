using Assistant.Benchmarks.Retrieval;
using Assistant.Core.Answering;
using Assistant.Core.Answering.Searching;
using Assistant.Core.Configuration;
using Assistant.Core.Evaluation;
using Assistant.Core.Models;
using Assistant.Core.Passages;
using Assistant.Core.Privacy;
using Assistant.Core.Retrieval;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Assistant.Benchmarks.Refusal;

/// <summary>
/// <c>calibrate [--wrong] --unanswerable FILE[,FILE…] (NAME SITE-FOLDER QUESTIONS-FILE)…</c>: takes sites in, asks questions
/// that they answer and questions that they don't (those whose <c>corpus</c> is the name), and prints how many are answered
/// and how many refused, with the threshold of the program and with others.
/// </summary>
internal static class CalibrateCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        var rest = args.ToList();
        var wrong = rest.Remove("--wrong");
        var at = rest.IndexOf("--unanswerable");
        if (at < 0 || at + 1 >= rest.Count || (rest.Count - 2) % 3 != 0 || rest.Count < 5)
        {
            await Console.Error.WriteLineAsync("usage: calibrate [--wrong] --unanswerable FILE[,FILE…] (NAME SITE-FOLDER QUESTIONS-FILE)…");
            return 2;
        }

        var unanswerable = rest[at + 1].Split(',').SelectMany(File.ReadAllLines).Where(line => line.Length > 0).Select(UnanswerableQuestion.Read).ToList();
        rest.RemoveRange(at, 2);
        var judged = new List<JudgedQuestion>();
        foreach (var site in rest.Chunk(3))
        {
            judged.AddRange(await JudgeAsync(site[0], site[1], await EvaluationFile.ReadAsync(site[2], default), unanswerable.Where(question => question.Corpus == site[0])));
        }

        Print(judged, wrong);
        return 0;
    }

    private static async Task<List<JudgedQuestion>> JudgeAsync(
        string corpus, string site, IReadOnlyList<EvaluationQuestion> answerable, IEnumerable<UnanswerableQuestion> unanswerable)
    {
        var folder = Directory.CreateTempSubdirectory("calibrate");
        try
        {
            await using var services = new ServiceCollection()
                .AddSingleton(TimeProvider.System)
                .AddSingleton(Options.Create(new DataOptions { Path = folder.FullName })).AddPassageStore().AddModels().AddRetrieval().BuildServiceProvider();
            var store = services.GetRequiredService<IPassageStore>();
            await using (var writer = await store.OpenWriterAsync("site", default))
            {
                foreach (var document in await SiteCorpus.ReadAsync(site, "site", default))
                {
                    await writer.ReplaceAsync(document[0].Document, document, default);
                }

                await writer.CommitAsync(default);
            }

            var retriever = services.GetRequiredService<Retriever>();
            var judged = new List<JudgedQuestion>();
            foreach (var (id, text, isAnswerable) in answerable.Select(question => (question.Id, question.Question, true)).Concat(unanswerable.Select(question => (question.Id, question.Question, false))))
            {
                // As the answerer does it.
                var query = SearchQuery.Make(text, null, [])[0];
                var request = new RetrievalRequest { Question = query, Top = AnswerPassages.Searched, Kinds = [PassageKind.Documentation] };
                var found = await retriever.RetrieveAsync(request, Caller.Anonymous, default);
                var unknown = await retriever.FindUnknownWordsAsync(request, Caller.Anonymous, default);
                judged.Add(new JudgedQuestion(corpus, id, text, isAnswerable, FittingSources.Choose(query, [found], unknown, Caller.Anonymous).Verdict));
            }

            return judged;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Print(List<JudgedQuestion> judged, bool wrong)
    {
        Console.WriteLine("threshold  answered            refused");
        foreach (var threshold in judged.Select(question => question.Verdict.Open).Append(Relevance.MayStayOpen).Where(open => open > 0).Distinct().Order())
        {
            Console.WriteLine($"{threshold,9:0.000}  {JudgedQuestion.Counts(judged, threshold)}{(threshold == Relevance.MayStayOpen ? "  the program's" : "")}");
        }

        foreach (var corpus in judged.GroupBy(question => question.Corpus))
        {
            // A threshold that was chosen without this corpus tells how it does on one that nobody has seen.
            var others = judged.Where(question => question.Corpus != corpus.Key).ToList();
            var unseen = others.Count == 0 ? "" : $"  chosen without it ({JudgedQuestion.Best(others):0.000}): {JudgedQuestion.Counts([.. corpus], JudgedQuestion.Best(others))}";
            Console.WriteLine($"{corpus.Key,-9}  {JudgedQuestion.Counts([.. corpus], Relevance.MayStayOpen)}{unseen}");
        }

        foreach (var question in wrong ? judged.Where(question => question.IsAnswerable != question.Verdict.IsEnough) : [])
        {
            Console.WriteLine($"  {question.Id} {(question.IsAnswerable ? "refused" : "answered")} at {question.Verdict.Open:0.00}, missing {string.Join(' ', question.Verdict.Missing)}: {question.Text[..Math.Min(100, question.Text.Length)].ReplaceLineEndings(" ")}");
        }
    }
}
