using Assistant.Ingest.Sources;

namespace Assistant.Ingest.Tests.CommandLine;

public sealed class TicketCommandTests : IDisposable
{
    private const string Ticket = """
        {"number":"RITM0429001","table":"sc_req_item","subject":"Scratch is full","state":"Open","openedAt":"2026-09-01T08:00:00Z","updatedAt":"2026-09-01T09:00:00Z",
         "requester":{"name":"Ada Quill","email":"ada@inst.example","userName":"aquill"},
         "interactions":[{"at":"2026-09-01T08:00:00Z","author":"Ada Quill","kind":"email","body":"<p>Hello, my job says <code>Disk quota exceeded</code>.</p>"},
                         {"at":"2026-09-01T08:30:00Z","author":"Ben Staff","kind":"workNote","body":"Zanzibar is the internal word."}]}
        """;

    private readonly IngestProgram _ingest = new IngestProgram().Configure("\"Sources\": { \"docs\": { \"Kind\": \"Website\", \"Path\": \"site\", \"Enabled\": false } }");

    public void Dispose() => _ingest.Dispose();

    [Theory]
    [InlineData("{\"tickets\":[@]}")]
    [InlineData("[@]")]
    public async Task Import_OfAFile_IsSeenByStaffAlone(string form)
    {
        var import = await _ingest.RunAsync("tickets", "import", _ingest.Write("t.json", form.Replace("@", Ticket, StringComparison.Ordinal)), "--json");

        Assert.Equal(0, import.ExitCode);
        Assert.Equal(1, import.OnlySource.GetProperty("added").GetInt32());
        Assert.Contains("Disk quota exceeded", (await SearchAsync("disk quota exceeded", "staff")).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Disk quota", (await SearchAsync("disk quota exceeded", "user")).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Disk quota", (await SearchAsync("disk quota exceeded", "user:aquill")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TicketFile_OfAnAdministrator_IsSeenByItsRequesterWithoutWorkNotes()
    {
        _ingest.Write("archive.json", $$"""{"tickets":[{{Ticket}}]}""");
        _ingest.Configure("\"Sources\": { \"archive\": { \"Kind\": \"TicketFile\", \"Path\": \"archive.json\" } }");
        Assert.Equal(0, (await _ingest.RunAsync("run")).ExitCode);

        Assert.Contains("Disk quota", (await SearchAsync("disk quota exceeded", "user:aquill")).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Disk quota", (await SearchAsync("disk quota exceeded", "user:other")).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Zanzibar is", (await SearchAsync("zanzibar internal word", "user:aquill")).Output, StringComparison.Ordinal);
        Assert.Contains("Zanzibar is", (await SearchAsync("zanzibar internal word", "staff")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_OfAFileWithABadRecord_NamesItsPlaceAndKeepsTheRest()
    {
        var import = await _ingest.RunAsync("tickets", "import", _ingest.Write("t.json", $$"""{"tickets":[{"subject":"no number"},{{Ticket}}]}"""), "--json");

        Assert.Equal(1, import.ExitCode);
        Assert.Equal(1, import.OnlySource.GetProperty("added").GetInt32());
        Assert.Contains("number", import.OnlySource.GetProperty("failed")[0].GetProperty("reason").GetString()!, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("{\"tickets\":[")]
    [InlineData("nothing of the kind")]
    [InlineData("{\"pages\":[]}")]
    [InlineData("")]
    public async Task Import_OfABrokenFile_SaysWhatIsWrong(string content)
    {
        var import = await _ingest.RunAsync("tickets", "import", _ingest.Write("t.json", content), "--json");

        Assert.Equal(1, import.ExitCode);
        Assert.Contains("t.json", import.Error + import.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", import.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_OfABadFile_LeavesTheLastGoodStateInTheStatus()
    {
        var bad = _ingest.Write("bad.json", "nothing of the kind");
        await _ingest.RunAsync("tickets", "import", _ingest.Write("t.json", $$"""{"tickets":[{{Ticket}}]}"""));
        var import = await _ingest.RunAsync("tickets", "import", bad);

        var status = await _ingest.RunAsync("status");
        var row = (await _ingest.RunAsync("status", "--json")).Json.GetProperty("sources").EnumerateArray().Single(source => source.GetProperty("name").GetString() == "uploads");

        Assert.Contains("uploads (Upload): 0 seen", import.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(" 0 passages in the store", import.Output, StringComparison.Ordinal);
        Assert.Equal(1, Count(import.Output, bad));
        Assert.Matches(@"uploads \(Upload\): 1 document, \d passages; last run [0-9-]+ [0-9:]+ UTC: 1 added; nothing could be taken in at [0-9-]+ [0-9:]+ UTC", status.Output);
        Assert.Equal(1, Count(status.Output, bad));
        Assert.Equal("upload", row.GetProperty("kind").GetString());
        Assert.Equal(1, row.GetProperty("lastRun").GetProperty("report").GetProperty("added").GetInt32());
        Assert.Equal(1, row.GetProperty("failedSince").GetProperty("report").GetProperty("failed").GetArrayLength());
    }

    [Fact]
    public async Task Import_OfAFileThatBreaksOff_CountsItsTicketsAlone()
    {
        var path = _ingest.Write("cut.json", $$"""{"tickets":[{{Ticket}},{"number":"RITM04""");

        var source = (await _ingest.RunAsync("tickets", "import", path, "--json")).OnlySource;

        Assert.Equal((1, 1), (source.GetProperty("seen").GetInt32(), source.GetProperty("added").GetInt32()));
        Assert.StartsWith(path + ", line ", source.GetProperty("failed")[0].GetProperty("location").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_OfAFileBeyondTheLimit_SaysSoAndReadsNothingOfIt()
    {
        var path = _ingest.Write("large.json", $$"""{"tickets":[{{Ticket}}""");
        using (var file = File.OpenWrite(path))
        {
            file.SetLength(TicketUpload.MaxBytes + 1); // A hole: it takes no room.
        }

        var import = await _ingest.RunAsync("tickets", "import", path, "--json");

        Assert.Equal(1, import.ExitCode);
        Assert.Contains("larger than 200 MB", import.OnlySource.GetProperty("failed")[0].GetProperty("reason").GetString()!, StringComparison.Ordinal);
        Assert.Equal(0, import.OnlySource.GetProperty("added").GetInt32());
    }

    [Fact]
    public async Task Ask_WithoutAModel_QuotesAndLogs()
    {
        await _ingest.RunAsync("tickets", "import", _ingest.Write("t.json", $$"""{"tickets":[{{Ticket}}]}"""));

        var ask = await _ingest.RunAsync("ask", "RITM0429001 - Need help with this ticket", "--as", "staff", "--json");

        Assert.Equal(0, ask.ExitCode);
        Assert.True(ask.Json.GetProperty("conversationId").TryGetGuid(out _));
        Assert.Contains(ask.Json.GetProperty("status").GetString(), new[] { "quoted", "refused" });
    }

    [Fact]
    public async Task Import_OfSeveralFiles_NamesEachInItsReport()
    {
        var (good, bad) = (_ingest.Write("good.json", $$"""{"tickets":[{{Ticket}}]}"""), _ingest.Write("bad.json", "nothing of the kind"));

        var import = await _ingest.RunAsync("tickets", "import", good, bad, "--json");

        Assert.Equal(1, import.ExitCode);
        var reports = import.Json.GetProperty("sources").EnumerateArray().ToList();
        Assert.Equal([$"from {good}", $"from {bad}"], reports.Select(report => report.GetProperty("note").GetString()));
        Assert.Equal([1, 0], reports.Select(report => report.GetProperty("added").GetInt32()));
    }

    [Theory]
    [InlineData("RITM0999999", "staff")]
    [InlineData("RITM0429001", "user")]
    public async Task Ask_AboutATicketThatTheCallerCannotRead_FailsWithTheSameWords(string number, string caller)
    {
        await _ingest.RunAsync("tickets", "import", _ingest.Write("t.json", $$"""{"tickets":[{{Ticket}}]}"""));

        var ask = await _ingest.RunAsync("ask", "What is wrong?", "--ticket", number, "--as", caller, "--json");

        Assert.Equal((1, ""), (ask.ExitCode, ask.Output));
        Assert.Equal($"No ticket {number} that this caller may read is known here; check the number, say with --as who asks, or take it in with tickets import FILE.", ask.Error.Trim());
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    private Task<ProgramResult> SearchAsync(string text, string caller) => _ingest.RunAsync("search", text, "--as", caller, "--json");
}
