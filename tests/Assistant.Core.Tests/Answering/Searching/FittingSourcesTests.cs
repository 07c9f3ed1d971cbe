using Assistant.Core.Answering.Searching;
using Assistant.Core.Passages;
using Assistant.Core.Retrieval;
using static Assistant.Core.Tests.Passages.PassageSamples;

namespace Assistant.Core.Tests.Answering.Searching;

public sealed class FittingSourcesTests
{
    private const string Question = "Why does my job wait in the queue?";

    private static readonly Passage Queue = Passage(Document("/queue"), "A job waits in the queue until nodes are free.");
    private static readonly Passage Priority = Passage(Document("/priority"), "The priority of a job in the queue grows while it waits.");
    private static readonly Passage Lunch = Passage(Document("/lunch"), "Lunch is served at noon.");
    private static readonly Passage Hidden = Passage(Document("/hidden"), "A job of the staff waits in no queue.", 0, Audience.Staff);

    [Fact]
    public void Choose_WhereAllStagesFit_TakesTheirOrder() =>
        AssertChosen(["/priority", "/queue"], true, Question, Found([Priority, Queue], [Queue, Priority]));

    [Fact]
    public void Choose_WhereAModelPushedTheAnswerOut_TakesWhatWordsFound() =>
        AssertChosen(["/queue"], true, Question, Found([Lunch], [Queue]));

    [Fact]
    public void Choose_WhereNeitherFits_KeepsTheNearest_AndRefuses() =>
        AssertChosen(["/lunch"], false, "Does Mathematica wait in the queue?", Found([Lunch], [Queue]));

    [Fact]
    public void Choose_WithoutASearchByWords_JudgesWhatThereIs() =>
        AssertChosen(["/lunch"], false, Question, Found([Lunch], []));

    [Fact]
    public void Choose_OfSeveralQueries_MergesBothOrders() =>
        AssertChosen(["/queue", "/priority"], true, Question, Found([Lunch], [Queue]), Found([Lunch], [Queue, Priority]));

    [Fact]
    public void Choose_WhatTheReaderMayNotSee_CountsNowhere() =>
        AssertChosen(["/lunch"], false, Question, Found([Lunch], [Hidden]));

    private static void AssertChosen(string[] pages, bool isEnough, string question, params RetrievalResult[] found)
    {
        var (sources, verdict) = FittingSources.Choose(question, found, [], User);
        Assert.Equal(pages, sources.Select(source => source.Url));
        Assert.Equal(isEnough, verdict.IsEnough);
    }

    private static RetrievalResult Found(Passage[] all, Passage[] byWords) => new(Ranked(all), "test", TimeSpan.Zero) { ByWords = Ranked(byWords) };

    private static IReadOnlyList<RankedPassage> Ranked(Passage[] passages) => [.. passages.Select((passage, i) => new RankedPassage(i + 1, 1, passage))];
}
