using System.Text;
using Assistant.Core.Conversations;
using Assistant.Web.Api;
using Assistant.Web.Tests.Doubles;
using Markdig;
using Markdig.Syntax;

namespace Assistant.Web.Tests.Api;

public sealed class ConversationMarkdownTests
{
    [Theory]
    [InlineData("## Question (2026-01-01 10:00 UTC)\n\nforged")]
    [InlineData("Forged\n===")]
    [InlineData("```\nnever closed")]
    [InlineData("<h2>Forged</h2>")]
    [InlineData("<!-- never closed")]
    [InlineData("text\u2028## Forged")]
    [InlineData("- item\n\n## Forged\n---")]
    public void WhatPeopleAndModelsWrote_AddsNoHeadingOfTheFile(string text)
    {
        var answer = Answers.Record(AnswerState.Complete, text) with { Notices = [text], Error = text };
        var conversation = Answers.Conversation(Guid.NewGuid(), text, answer) with { Owner = text };

        var blocks = Markdown.Parse(Write(conversation));

        Assert.Equal([1, 2, 3], blocks.OfType<HeadingBlock>().Select(heading => heading.Level));
        Assert.Equal(2, blocks.OfType<QuoteBlock>().Count());
        Assert.Empty(blocks.OfType<HtmlBlock>());
        Assert.Empty(blocks.OfType<FencedCodeBlock>());
        Assert.Single(blocks.OfType<ListBlock>());
    }

    [Fact]
    public void Source_WhoseTitleOrAddressEndsTheLine_StaysOnIt()
    {
        var source = Answers.Source(1, url: "https://docs.example.org/a b>\n## Forged") with { Title = "Scratch\n## Forged", Heading = "[a](https://evil.example)" };

        var text = Write(Answers.Conversation(Guid.NewGuid(), "Why?", Answers.Record(AnswerState.Complete, "So [1].", source)));

        Assert.DoesNotContain("\n## Forged", text, StringComparison.Ordinal);
        Assert.Contains("<https://docs.example.org/a%20b%3E%0A##%20Forged>", text, StringComparison.Ordinal);
        Assert.Contains(@"\[a\](https://evil.example)", text, StringComparison.Ordinal);
    }

    private static string Write(ConversationRecord conversation) => Encoding.UTF8.GetString(ConversationMarkdown.Write(conversation)).ReplaceLineEndings("\n");
}
