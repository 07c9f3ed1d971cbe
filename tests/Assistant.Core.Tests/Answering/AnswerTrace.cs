using Assistant.Core.Answering;
using Assistant.Core.Conversations;

namespace Assistant.Core.Tests.Answering;

/// <summary>All that a reader was told of one answer.</summary>
internal sealed class AnswerTrace
{
    public List<AnswerUpdate> Updates { get; } = [];

    public TurnLogged Logged => Assert.IsType<TurnLogged>(Updates[0]);

    public AnswerRecord Answer => Assert.IsType<AnswerEnded>(Updates[^1]).Answer;

    public IReadOnlyList<Citation> Sources => Updates.OfType<PassagesFound>().Single().Sources;

    public string Streamed => string.Concat(Updates.OfType<TextAdded>().Select(update => update.Text));

    public IEnumerable<string> Notices => Updates.OfType<NoticeGiven>().Select(update => update.Message);
}
