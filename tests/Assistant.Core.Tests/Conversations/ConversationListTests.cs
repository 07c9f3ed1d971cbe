using Assistant.Core.Configuration;
using Assistant.Core.Conversations;

namespace Assistant.Core.Tests.Conversations;

public abstract class ConversationListTests(DatabaseProvider provider) : ConversationFixture(provider)
{
    [Fact]
    public async Task List_IsNewestFirst_InPagesWithTheWholeCount()
    {
        var begun = new List<BegunTurn>();
        for (var n = 0; n < 5; n++)
        {
            begun.Add(await AskAsync($"question {n}", title: $"title {n}"));
        }

        await AskAsync("bob's", People.Bob);
        await AskAsync("again", conversation: begun[1].ConversationId);

        var first = await Log.ListAsync(new ConversationFilter(PageSize: 2), People.Ada, Token);
        var last = await Log.ListAsync(new ConversationFilter(Page: 3, PageSize: 2), People.Ada, Token);
        var beyond = await Log.ListAsync(new ConversationFilter(Page: 9, PageSize: 2), People.Ada, Token);

        Assert.Equal(["title 1", "title 4"], first.Items.Select(item => item.Title));
        Assert.Equal(["title 0"], last.Items.Select(item => item.Title));
        Assert.Empty(beyond.Items);
        Assert.Equal((5, 5, 5), (first.Total, last.Total, beyond.Total));
        Assert.True(first.Items[0].UpdatedAt > first.Items[0].StartedAt);
    }

    [Fact]
    public async Task List_OfStaff_MixesTheirOwnWithAttachedOnes()
    {
        await SaveTicketAsync();
        await AskAsync("own", People.Staff, title: "own title");
        await AskAsync("ritm0429668", ticket: Reference);
        await AskAsync("not for staff", People.Bob);

        var all = await Log.ListAsync(new ConversationFilter(), People.Staff, Token);
        var ofTicket = await Log.ListAsync(new ConversationFilter(Ticket: " ritm0429668 "), People.Staff, Token);

        Assert.Equal(["ritm0429668", "own title"], all.Items.Select(item => item.Title));
        Assert.Equal(["ritm0429668"], ofTicket.Items.Select(item => item.Title));
        Assert.Equal(0, (await Log.ListAsync(new ConversationFilter(Ticket: "INC0000001"), People.Staff, Token)).Total);
    }

    [Fact]
    public async Task List_BetweenInstants_TakesTheFirstAndLeavesTheLast()
    {
        await AskAsync("one");
        var first = Clock.GetUtcNow();
        await AskAsync("two");
        var second = Clock.GetUtcNow();

        Assert.Equal(2, (await Log.ListAsync(new ConversationFilter(From: first), People.Ada, Token)).Total);
        Assert.Equal(1, (await Log.ListAsync(new ConversationFilter(From: second), People.Ada, Token)).Total);
        Assert.Equal(1, (await Log.ListAsync(new ConversationFilter(From: first, To: second), People.Ada, Token)).Total);
        Assert.Equal(0, (await Log.ListAsync(new ConversationFilter(To: first), People.Ada, Token)).Total);
    }

    [Theory]
    [InlineData("ÜBER", 1)]
    [InlineData("quota exceeded", 1)]
    [InlineData("MY TITLE", 1)]
    [InlineData("100%", 1)]
    [InlineData("100_", 0)]
    [InlineData("1%0", 0)]
    [InlineData("my_dir", 1)]
    [InlineData("myxdir", 0)]
    [InlineData(@"c:\tmp", 1)]
    public async Task List_WithText_TakesItLiterallyInAnyCase(string text, int expected)
    {
        await AskAndAnswerAsync("Disk is 100% full über my_dir", @"Quota Exceeded in C:\tmp");
        var second = await AskAsync("other", title: "my title");
        await AnswerAsync(second, "myXXdir");

        Assert.Equal(expected, (await Log.ListAsync(new ConversationFilter(Text: text), People.Ada, Token)).Total);
    }

    [Fact]
    public async Task Count_CountsTheCallersOwn()
    {
        await SaveTicketAsync();
        Assert.Equal(new ConversationCounts(0, 0, 0, null), await Log.CountAsync(People.Ada, Token));
        var first = await AskAndAnswerAsync("one", "answer");
        await AskAndAnswerAsync("RITM0429668", "answer", conversation: first.ConversationId, ticket: Reference);
        await AskAsync("pending");
        await AskAsync("RITM0429668", People.Staff, ticket: Reference);

        Assert.Equal(new ConversationCounts(2, 5, 1, "RITM0429668"), await Log.CountAsync(People.Ada, Token));
    }
}

public sealed class ConversationListOnSqliteTests() : ConversationListTests(DatabaseProvider.Sqlite);

public sealed class ConversationListOnPostgreSqlTests() : ConversationListTests(DatabaseProvider.PostgreSql);
