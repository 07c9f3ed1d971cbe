using Assistant.Core.Answering;
using Assistant.Core.Conversations;

namespace Assistant.Ingest.Cli.Output;

/// <summary>Shows an answer on its way: the text on standard output as it comes, the rest on standard error; or JSON at the end.</summary>
internal sealed class AnswerView(bool json)
{
    /// <summary>What the answer means for the exit status.</summary>
    public int ExitCode { get; private set; } = ExitCodes.SomethingFailed;

    public void Show(AnswerUpdate update)
    {
        switch (update)
        {
            case NoticeGiven notice:
                Console.Error.WriteLine(notice.Message);
                break;
            case TextAdded added when !json:
                Console.Out.Write(added.Text);
                break;
            case TextReplaced replaced when !json:
                Console.Out.WriteLine($"{Environment.NewLine}--- withdrawn; instead:{Environment.NewLine}{replaced.Text}");
                break;
            case SentenceChecked check:
                Console.Error.WriteLine($"Not found in the sources: {string.Join(", ", check.Unsupported)}");
                break;
            case AnswerEnded ended:
                End(ended);
                break;
        }
    }

    private void End(AnswerEnded ended)
    {
        var answer = ended.Answer;
        ExitCode = answer.State is AnswerState.Failed or AnswerState.CutOff or AnswerState.Stopped ? ExitCodes.SomethingFailed : ExitCodes.Ok;
        if (json)
        {
            JsonOutput.Write(AnswerJson.Create(ended.ConversationId, answer));
            return;
        }

        Console.Out.WriteLine();
        WriteSources(answer.Cited);
        if (answer.NotCited.Any())
        {
            Console.Out.WriteLine("Found, not cited:");
            WriteSources(answer.NotCited);
        }

        if (answer.Error is not null)
        {
            Console.Error.WriteLine(answer.Error);
        }
    }

    private static void WriteSources(IEnumerable<Citation> sources)
    {
        foreach (var citation in sources)
        {
            Console.Out.WriteLine($"[{citation.N}] {citation.Title}{(citation.Heading.Length > 0 ? " › " + citation.Heading : "")}: {citation.Url}");
        }
    }
}
