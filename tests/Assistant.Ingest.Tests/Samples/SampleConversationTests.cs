using Assistant.Core.Answering;
using Assistant.Core.Configuration;
using Assistant.Core.Conversations;
using Assistant.Core.Database;
using Assistant.Core.Privacy;
using Assistant.Ingest.Runs;
using Assistant.Ingest.Tests.Tickets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Ingest.Tests.Samples;

/// <summary>Conversations about the samples, without a model.</summary>
public sealed class SampleConversationTests : IAsyncLifetime
{
    private static readonly Caller Staff = Caller.Create("test", "sue", "Sue", CallerRoles.Staff, requester: "sue");

    private readonly string _folder = Directory.CreateTempSubdirectory("samples-").FullName;
    private ServiceProvider _services = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var samples = Path.GetDirectoryName(TicketFiles.Samples)!;
        var settings = new Dictionary<string, string?>
        {
            ["Data:Path"] = _folder,
            ["Sources:samples:Kind"] = "Website",
            ["Sources:samples:Path"] = Path.Combine(samples, "site"),
            ["Sources:sample-tickets:Kind"] = "TicketFile",
            ["Sources:sample-tickets:Path"] = TicketFiles.Samples,
        };
        _services = new ServiceCollection()
            .AddLogging()
            .AddAssistantOptions(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .AddAssistant()
            .BuildServiceProvider();
        await _services.GetRequiredService<DatabaseMigrator>().MigrateAsync(Token);
        await _services.GetRequiredService<ConfiguredRun>().RunAsync([], new RunMode(Full: false), progress: null, Token);
    }

    [Fact]
    public async Task FollowUp_InATicketsConversation_IsSearchedByItsOwnWords()
    {
        var first = await AskAsync(new Question { Text = "RITM0429668 - Need help with this ticket" });
        var second = await AskAsync(new Question { Text = "and how do I ask for more hours?", ConversationId = first.ConversationId });
        var third = await AskAsync(new Question { Text = "And on Heron?", ConversationId = first.ConversationId });

        Assert.DoesNotContain("#more-hours", first.Answer.Citations[0].Url, StringComparison.Ordinal);
        Assert.EndsWith("/accounts/projects-allocations/#more-hours", second.Answer.Citations[0].Url);
        Assert.Contains(third.Answer.Citations.Take(2), source => source.Url.EndsWith("/accounts/projects-allocations/#more-hours", StringComparison.Ordinal));
    }

    [Fact]
    public async Task UnknownNumber_WithNothingElse_GetsNoPage()
    {
        var ended = await AskAsync(new Question { Text = "RITM9999999 - Need help with this ticket" });

        Assert.Equal(AnswerState.Refused, ended.Answer.State);
        Assert.Empty(ended.Answer.Citations);
        Assert.Contains("RITM9999999", ended.Answer.Text, StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<AnswerEnded> AskAsync(Question question) =>
        Assert.IsType<AnswerEnded>(await _services.GetRequiredService<IAnswerer>().AnswerAsync(question, Staff, Token).LastAsync(Token));
}
