using System.Security.Cryptography;
using System.Text;
using Assistant.Core.Configuration;
using Assistant.Core.Privacy;
using Assistant.Core.Tickets;
using Assistant.Fakes.ServiceNow;
using Assistant.Ingest.Sources;
using Assistant.Ingest.Sources.ServiceNow;
using Assistant.Ingest.Sources.ServiceNow.Wire;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Assistant.Ingest.Tests.Sources.ServiceNow;

/// <summary>Gives each test an instance of its own, with the people and groups of a small centre, and a source over it.</summary>
public abstract class ServiceNowFixture : IAsyncLifetime
{
    public static readonly DateTimeOffset Day = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    private readonly HttpClient _http = new(ServiceNowServiceCollectionExtensions.CreateHandler());

    protected FakeServiceNow Server { get; private set; } = null!;

    protected SourceOptions Options { get; } = new() { Kind = SourceKind.ServiceNow, User = "reader", Password = "s3cret-of-reader", Tables = ["incident"] };

    protected TimeProvider Clock { get; set; } = new SkippingClock();

    protected ILogger Logger { get; set; } = NullLogger.Instance;

    /// <summary>What the runs so far have left: known versions and marks.</summary>
    internal RememberedWalk Remembered { get; } = new();

    internal ServiceNowPolicy Policy { get; set; } = new() { Timeout = TimeSpan.FromHours(1) };

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Server = await FakeServiceNow.StartAsync(Token);
        Options.Url = Server.Url;
        ServiceNowServiceCollectionExtensions.Configure(_http);
        Server.Add("sys_user", Id("mvance")).With(("name", "Mira Vance"), ("user_name", "mvance"), ("email", "mvance@uni.example"));
        Server.Add("sys_user", Id("icorvane")).With(("name", "Ines Corvane"), ("user_name", "icorvane"), ("email", "icorvane@centre.example"));
        Server.Add("sys_user_group", Id("HPC")).With(("name", "HPC"));
        Server.Add("sys_user_group", Id("Security")).With(("name", "Security"));
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>An id as ServiceNow makes them.</summary>
    public static string Id(string name) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(name)));

    internal ServiceNowSource Source() => new(
        new SourceDefinition("tickets", Options), _http, RequesterMatch.UserName, new Redactor(), Clock, Logger, Policy);

    /// <summary>One run; what it brings is remembered for the next.</summary>
    internal async Task<List<SourceItem>> RunAsync(bool full = false)
    {
        var items = new List<SourceItem>();
        await foreach (var item in Source().ReadAsync(full ? null : Remembered.Known, Token))
        {
            items.Add(item);
            Remembered.Take(item);
        }

        Remembered.EndRun();
        return items;
    }

    /// <summary>The only ticket of a run.</summary>
    internal async Task<Ticket> SingleAsync() => Assert.Single((await RunAsync()).OfType<FetchedTicket>()).Ticket;

    protected FakeRecord Incident(string name, DateTimeOffset? updatedAt = null) => Server.Add("incident", Id(name)).With(
        ("number", Number("INC", name)), ("short_description", $"Problem {name}"), ("description", $"The job of {name} does not start."), ("state", "2"),
        ("caller_id", Id("mvance")), ("opened_by", Id("mvance")), ("assignment_group", Id("HPC")), ("sys_class_name", "incident"),
        ("opened_at", FakeRecord.Time(Day)), ("sys_created_on", FakeRecord.Time(Day)), ("sys_updated_on", FakeRecord.Time(updatedAt ?? Day)));

    protected FakeRecord Item(string name, DateTimeOffset? updatedAt = null) => Server.Add("sc_req_item", Id(name)).With(
        ("number", Number("RITM", name)), ("short_description", $"Request {name}"), ("state", "1"), ("requested_for", Id("mvance")), ("assignment_group", Id("HPC")),
        ("sys_class_name", "sc_req_item"), ("opened_at", FakeRecord.Time(Day)), ("sys_created_on", FakeRecord.Time(Day)), ("sys_updated_on", FakeRecord.Time(updatedAt ?? Day)));

    protected FakeRecord Journal(string ticket, string element, string text, string by, DateTimeOffset at) =>
        Server.Add("sys_journal_field", Id($"{ticket}/{element}/{text}/{at:O}")).With(
            ("element_id", Id(ticket)), ("element", element), ("value", text), ("sys_created_by", by), ("sys_created_on", FakeRecord.Time(at)), ("name", "incident"));

    protected FakeRecord Email(string ticket, string type, string text, DateTimeOffset at, string table = "incident") =>
        Server.Add("sys_email", Id($"mail/{ticket}/{text}")).With(
            ("instance", Id(ticket)), ("target_table", table), ("type", type), ("body_text", text), ("sys_created_on", FakeRecord.Time(at)), ("sys_created_by", "system"));

    protected FakeRecord Attachment(string ticket, string file, string type, string content, string by, DateTimeOffset at, string table = "incident")
    {
        Server.SetFile(Id($"file/{ticket}/{file}"), Encoding.UTF8.GetBytes(content));
        return Server.Add("sys_attachment", Id($"file/{ticket}/{file}")).With(
            ("table_sys_id", Id(ticket)), ("table_name", table), ("file_name", file), ("content_type", type),
            ("size_bytes", $"{content.Length}"), ("sys_created_by", by), ("sys_created_on", FakeRecord.Time(at)));
    }

    /// <summary>A number made of the digits in a name.</summary>
    protected static string Number(string prefix, string name) =>
        $"{prefix}{int.Parse(string.Concat(name.Where(char.IsAsciiDigit)).PadLeft(1, '0'), System.Globalization.CultureInfo.InvariantCulture):0000000}";
}
