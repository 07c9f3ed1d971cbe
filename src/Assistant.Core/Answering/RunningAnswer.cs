using System.Text;
using System.Threading.Channels;
using Assistant.Core.Conversations;
using Assistant.Core.Privacy;

namespace Assistant.Core.Answering;

/// <summary>An answer on its way: tells the reader each step, keeps the text in the log as it grows, and ends it once.</summary>
internal sealed class RunningAnswer(BegunTurn turn, ConversationLog log, Redactor redactor, ChannelWriter<AnswerUpdate> updates, TimeProvider clock)
{
    private static readonly TimeSpan SaveInterval = TimeSpan.FromSeconds(1);

    private readonly StringBuilder _text = new();
    private readonly List<string> _notices = [];
    private readonly HashSet<(string Sentence, string Piece)> _marked = [];
    private readonly DateTimeOffset _startedAt = clock.GetUtcNow();
    private readonly long _begun = clock.GetTimestamp();
    private long _saved = clock.GetTimestamp();
    private AnswerState _state = AnswerState.Failed;
    private string? _error;
    private string? _whole;

    /// <summary>The turn in the log.</summary>
    public BegunTurn Turn => turn;

    /// <summary>The text so far. Asking for it after every token costs the square of its length; see <see cref="Length"/>.</summary>
    public string Text => _whole ??= _text.ToString();

    /// <summary>How many characters the text so far has.</summary>
    public int Length => _text.Length;

    /// <summary>The numbered sources.</summary>
    public IReadOnlyList<Citation> Sources { get; set; } = [];

    /// <summary>Those of them that the model was given; it cannot rest on others.</summary>
    public IReadOnlyList<Citation> Sent { get; set; } = [];

    /// <summary>The one of them that tells how to reach the support staff, where no other answers; null for none.</summary>
    public Citation? SupportPage { get; set; }

    /// <summary>Text beside the sources that the answer may repeat, such as that of the ticket it is about.</summary>
    public string? Known { get; set; }

    /// <summary>The retrieval stages used.</summary>
    public string? Retriever { get; set; }

    /// <summary>How long finding the sources took.</summary>
    public TimeSpan RetrievalTime { get; set; }

    /// <summary>The endpoint and model that spoke.</summary>
    public string? Model { get; set; }

    /// <summary>The version of the prompt template.</summary>
    public string? PromptVersion { get; set; }

    /// <summary>The template, with its version, that the search query was made with; null where a rule made it.</summary>
    public string? QueryPrompt { get; set; }

    /// <summary>Tokens.</summary>
    public TokenUsage? Usage { get; set; }

    /// <summary>From asking the endpoint to its first token.</summary>
    public TimeSpan? FirstToken { get; set; }

    /// <summary>Tells the reader something.</summary>
    public void Tell(AnswerUpdate update) => updates.TryWrite(update);

    /// <summary>Tells the reader something that is kept beside the answer; the same is told once.</summary>
    public void Notice(string message)
    {
        if (!_notices.Contains(message))
        {
            _notices.Add(message);
            Tell(new NoticeGiven(message));
        }
    }

    /// <summary>Tells the reader what in a sentence no source holds; what was told of it before is not told again.</summary>
    public void Mark(string sentence, IReadOnlyList<string> unsupported)
    {
        if (unsupported.Count(piece => _marked.Add((sentence, piece))) > 0)
        {
            Tell(new SentenceChecked(sentence, unsupported));
        }
    }

    /// <summary>Adds text, and keeps it in the log about once a second.</summary>
    public async Task AddAsync(string text, CancellationToken cancellationToken)
    {
        _text.Append(text);
        _whole = null;
        Tell(new TextAdded(text));
        if (clock.GetElapsedTime(_saved) >= SaveInterval)
        {
            await SaveAsync(cancellationToken);
        }
    }

    /// <summary>Keeps the text so far, and shows the log that somebody works on the answer.</summary>
    public Task SaveAsync(CancellationToken cancellationToken)
    {
        _saved = clock.GetTimestamp();
        return log.SaveProgressAsync(turn.AnswerId, redactor.RemoveSecrets(Text).Text, cancellationToken);
    }

    /// <summary>Withdraws all text for another.</summary>
    public void Replace(string text)
    {
        _text.Clear().Append(text);
        _whole = text;
        _marked.Clear();
        Tell(new TextReplaced(text));
    }

    /// <summary>Says how it ends.</summary>
    public void End(AnswerState state, string? error = null) => (_state, _error) = (state, error);

    /// <summary>The state it ends in.</summary>
    public AnswerState State => _state;

    /// <summary>Logs how it ended, and tells so; the last step of all.</summary>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        var record = new AnswerRecord
        {
            Id = turn.AnswerId,
            State = _state,
            Text = Text,
            Citations = Sources,
            Notices = [.. _notices],
            Model = Model,
            Retriever = Retriever,
            PromptVersion = PromptVersion is not null && QueryPrompt is not null ? $"{PromptVersion}, {QueryPrompt}" : PromptVersion ?? QueryPrompt,
            Usage = Usage,
            Timings = new AnswerTimings(RetrievalTime.TotalMilliseconds, FirstToken?.TotalMilliseconds, clock.GetElapsedTime(_begun).TotalMilliseconds),
            Error = _error,
            StartedAt = _startedAt,
            EndedAt = clock.GetUtcNow(),
        };
        await log.CompleteAsync(record, cancellationToken);
        Tell(new AnswerEnded(turn.ConversationId, record));
    }
}
