using Assistant.Core.Answering;
using Assistant.Web.Chat;
using Assistant.Web.Identity;
using Assistant.Web.Tests.Doubles;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Assistant.Web.Tests.Chat;

public sealed class RenderingTests : PageContext
{
    private readonly FakeTimeProvider _clock;

    public RenderingTests()
        : this(new FakeTimeProvider())
    {
    }

    private RenderingTests(FakeTimeProvider clock)
        : base(clock) => _clock = clock;

    [Fact]
    public void Tokens_OfASecond_RenderTheCardOnceInAWhileAndNotEach()
    {
        var live = new LiveAnswer(AnswerView.Begin());
        var card = Render<AnswerCard>(parameters => parameters.Add(card => card.Answer, live));

        for (var token = 0; token < 1000; token++)
        {
            live.Take(new TextAdded($"w{token} "));
            _clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        _clock.Advance(TimeSpan.FromMilliseconds(100));
        card.WaitForAssertion(() => Assert.Contains("w999", card.Find(".answer-text").TextContent, StringComparison.Ordinal));
        Assert.InRange(card.RenderCount, 2, 20);
    }

    [Fact]
    public async Task Tokens_OfAnAnswer_RenderItsCardAndNotThePage()
    {
        var room = Render<ChatRoom>();
        room.Find("textarea").Input("Why?");
        room.Find("form.composer").Submit();
        await Answerer.NextQuestionAsync();
        Answerer.Log("Why?");
        room.WaitForAssertion(() => Assert.Equal("Your question was sent.", room.Find("[role=status].visually-hidden").TextContent));
        room.WaitForAssertion(() => Assert.NotEmpty(JSInterop.Invocations["assistant.showAddress"]));
        var before = room.RenderCount;

        for (var token = 0; token < 500; token++)
        {
            Answerer.Give(new TextAdded($"w{token} "));
        }

        var live = Services.GetRequiredService<AnswerRuns>().Find(Answerer.AnswerId, await new LocalCallerProvider().GetAsync())!;
        Assert.True(SpinWait.SpinUntil(() => live.View.Record.Text.EndsWith("w499 ", StringComparison.Ordinal), TimeSpan.FromSeconds(10)));
        Assert.Equal(before, room.RenderCount);
        _clock.Advance(TimeSpan.FromMilliseconds(100));
        room.WaitForAssertion(() => Assert.Contains("w499", room.Find(".answer-text").TextContent, StringComparison.Ordinal));
        Assert.InRange(room.RenderCount - before, 0, 3);
    }
}
