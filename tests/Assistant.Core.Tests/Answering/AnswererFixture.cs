using Assistant.Core.Answering;
using Assistant.Core.Configuration;
using Assistant.Core.Conversations;
using Assistant.Core.Database;
using Assistant.Core.Models;
using Assistant.Core.Passages;
using Assistant.Core.Privacy;
using Assistant.Core.Retrieval;
using Assistant.Core.Tickets;
using Assistant.Fakes.Models;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Assistant.Core.Tests.Answering;

/// <summary>The whole engine over a store and a database in a folder of its own, with fake models and a clock that tests move.</summary>
internal sealed class AnswererFixture : IAsyncDisposable
{
    public static readonly Caller Ada = Caller.Create("test", "ada", "Ada", CallerRoles.User, requester: "ada");
    public static readonly Caller Bob = Caller.Create("test", "bob", "Bob", CallerRoles.User, requester: "bob");
    public static readonly Caller Staff = Caller.Create("test", "sue", "Sue", CallerRoles.Staff, requester: "sue");

    private readonly string _folder = Directory.CreateTempSubdirectory("answerer-").FullName;
    // What models are asked beside the answer is off, unless a test is about it.
    private readonly Dictionary<string, string?> _settings = new() { ["Prompts:QuerySeconds"] = "0", ["Prompts:ModelTitles"] = "false" };
    private readonly List<FakeChatServer> _servers = [];
    private ServiceProvider? _services;

    public WatchedClock Clock { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    /// <summary>What the program reported to its log.</summary>
    public LogLines LogLines { get; } = new();

    public ConversationLog Log => Services.GetRequiredService<ConversationLog>();

    public ConversationTitles Titles => Services.GetRequiredService<ConversationTitles>();

    private ServiceProvider Services => _services ?? throw new InvalidOperationException("Start it first.");

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>Adds a fake server and its endpoint.</summary>
    public async Task<FakeChatServer> AddModelAsync(string name = "sophia", params string[] accepts)
    {
        var server = await FakeChatServer.StartAsync(Cancelled);
        _servers.Add(server);
        Set($"Models:{name}:BaseUrl", server.Url);
        Set($"Models:{name}:Model", "tiny");
        for (var i = 0; i < accepts.Length; i++)
        {
            Set($"Models:{name}:Accepts:{i}", accepts[i]);
        }

        return server;
    }

    public AnswererFixture Set(string key, string value)
    {
        _settings[key] = value;
        return this;
    }

    /// <summary>Builds the engine and puts passages into its store.</summary>
    public async Task StartAsync(params (string Page, string Text, Audience Audience)[] passages)
    {
        Set("Data:Path", _folder).Set("Sources:docs:Kind", "Website").Set("Sources:docs:Url", "https://docs.example.org/");
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(_settings).Build();
        _services = new ServiceCollection()
            .AddLogging(logging => logging.AddProvider(LogLines).AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning))
            .AddSingleton<TimeProvider>(Clock)
            .AddAssistantOptions(configuration)
            .AddAssistantDatabase()
            .AddPassageStore()
            .AddRetrieval()
            .AddModels()
            .AddAnswering()
            .AddTickets()
            .BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        await Services.GetRequiredService<DatabaseMigrator>().MigrateAsync(Cancelled);
        await using var writer = await Services.GetRequiredService<IPassageStore>().OpenWriterAsync("docs", Cancelled);
        foreach (var (page, text, audience) in passages)
        {
            var document = new DocumentId("docs", $"https://docs.example.org/{page}/");
            await writer.ReplaceAsync(document, [Passage(document, page, text, audience)], Cancelled);
        }

        await writer.CommitAsync(Cancelled);
    }

    /// <summary>Keeps a ticket of Ada's, which a group may be assigned to.</summary>
    public Task SaveTicketAsync(string number, string requester = "ada", string? group = null) => Services.GetRequiredService<TicketStore>().SaveAsync(
        new Ticket
        {
            Source = "tickets",
            SysId = "id-" + number,
            Number = new TicketNumber(number),
            Table = "sc_req_item",
            Subject = "Scratch quota exceeded",
            Requester = new Requester("Ada Lovelace", "ada@uni.example", requester),
            State = "Open",
            OpenedAt = Clock.GetUtcNow().AddDays(-2),
            UpdatedAt = Clock.GetUtcNow().AddDays(-1),
            Audience = group is null ? Audience.Staff.With(Audience.Requester(requester)) : Audience.Staff.With(Audience.Requester(requester)).With(Audience.Group(group)),
            FetchedAt = Clock.GetUtcNow(),
            Entries =
            [
                new JournalEntry(Clock.GetUtcNow().AddDays(-2), "Ada Lovelace", JournalKind.Email, "My jobs fail because the scratch quota is exceeded. Call +1 630 555 0199 or ada@uni.example.", Audience.Staff.With(Audience.Requester(requester))),
                new JournalEntry(Clock.GetUtcNow().AddDays(-1), "Sue", JournalKind.WorkNote, "She forgot to clean up scratch again, workaround-xyz.", Audience.Staff),
            ],
        },
        Cancelled);

    /// <summary>Asks, and gathers all that is told.</summary>
    public async Task<AnswerTrace> AskAsync(Question question, Caller? caller = null)
    {
        var trace = new AnswerTrace();
        await foreach (var update in Stream(question, caller))
        {
            trace.Updates.Add(update);
        }

        return trace;
    }

    public Task<AnswerTrace> AskAsync(string text, Caller? caller = null) => AskAsync(new Question { Text = text }, caller);

    public IAsyncEnumerable<AnswerUpdate> Stream(Question question, Caller? caller = null, CancellationToken? cancellationToken = null) =>
        Services.GetRequiredService<IAnswerer>().AnswerAsync(question, caller ?? Ada, cancellationToken ?? Cancelled);

    public async ValueTask DisposeAsync()
    {
        if (_services is not null)
        {
            await _services.DisposeAsync();
        }

        foreach (var server in _servers)
        {
            await server.DisposeAsync();
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private Passage Passage(DocumentId document, string page, string text, Audience audience) => new()
    {
        Id = PassageId.Create(document, null, text, 0),
        Document = document,
        Kind = PassageKind.Documentation,
        Url = document.Address,
        Title = page,
        HeadingPath = [],
        Text = text,
        Position = 0,
        Audience = audience,
        FetchedAt = Clock.GetUtcNow(),
    };
}
