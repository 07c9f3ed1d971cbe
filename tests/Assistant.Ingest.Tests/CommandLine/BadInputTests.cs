namespace Assistant.Ingest.Tests.CommandLine;

/// <summary>Wrong usage and settings: one message that says what, where and what to do, exit status 2, nothing touched.</summary>
public sealed class BadInputTests : IDisposable
{
    private readonly IngestProgram _ingest = new();

    public void Dispose() => _ingest.Dispose();

    [Fact]
    public async Task Settings_WithMisspeltAndWrongKeys_AreAllNamedAtOnce()
    {
        _ingest.Configure("""
            "Sorces": {}, "Chunking": { "MaxTokns": 5 },
            "Sources": { "docs": { "Kind": "Website", "Url": "ftp://docs.example.org/", "Audiance": ["public"] } }
            """);

        var run = await _ingest.RunAsync("status");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"Sorces in {_ingest.SettingsFile} is no setting; did you mean Sources?", run.Error, StringComparison.Ordinal);
        Assert.Contains("Chunking:MaxTokns", run.Error, StringComparison.Ordinal);
        Assert.Contains("did you mean MaxTokens?", run.Error, StringComparison.Ordinal);
        Assert.Contains("did you mean Audience?", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_ingest.Folder, "data")));
    }

    [Theory]
    [InlineData("{ \"Data\": ", "no valid JSON")]
    [InlineData("[]", "must hold one JSON object")]
    public async Task Settings_ThatAreNoJsonObject_SayWhichFile(string content, string says)
    {
        _ingest.Write("settings.json", content);

        var run = await _ingest.RunAsync("status");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(_ingest.SettingsFile, run.Error, StringComparison.Ordinal);
        Assert.Contains(says, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Sources:docs:Url is 'docs'", "\"Sources\": { \"docs\": { \"Kind\": \"Website\", \"Url\": \"docs\" } }")]
    [InlineData("Sources:docs needs either Url", "\"Sources\": { \"docs\": { \"Kind\": \"Website\" } }")]
    [InlineData("is no audience label", "\"Sources\": { \"docs\": { \"Kind\": \"Website\", \"Path\": \"x\", \"Audience\": [\"everyone\"] } }")]
    [InlineData("Chunking:OverlapTokens is 300", "\"Chunking\": { \"MaxTokens\": 400, \"OverlapTokens\": 300 }")]
    [InlineData("is 'Wensite'; it must be one of Website", "\"Sources\": { \"docs\": { \"Kind\": \"Wensite\", \"Path\": \"x\" } }")]
    [InlineData("is 'many'; it must be a whole number", "\"Models\": { \"m\": { \"BaseUrl\": \"http://h/v1\", \"Model\": \"x\", \"MaxConcurrency\": \"many\" } }")]
    [InlineData("is 'publik'; it must be one of Public", "\"Models\": { \"m\": { \"BaseUrl\": \"http://h/v1\", \"Model\": \"x\", \"Accepts\": [\"publik\"] } }")]
    [InlineData("Database:ConnectionString is missing", "\"Database\": { \"Provider\": \"PostgreSql\" }")]
    [InlineData("which this version does not have yet", "\"Store\": { \"Provider\": \"Qdrant\" }")]
    public async Task Settings_ThatContradict_NameTheKey(string says, string sections)
    {
        var run = await _ingest.Configure(sections).RunAsync("status");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(says, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There is no source 'dcos'; did you mean docs?", "run", "--source", "dcos")]
    [InlineData("Say what to look for", "search")]
    [InlineData("--as boss names nobody", "search", "x", "--as", "boss")]
    [InlineData("--top must be between 1 and 1000", "search", "x", "--top", "0")]
    [InlineData("is no ticket number", "ask", "x", "--ticket", "12")]
    [InlineData("There is no file", "tickets", "import", "missing.json")]
    [InlineData("--help", "serach", "x")]
    public async Task Arguments_ThatAreWrong_SayWhatToWrite(string says, params string[] arguments)
    {
        _ingest.Configure("\"Sources\": { \"docs\": { \"Kind\": \"Website\", \"Path\": \"site\" } }");

        var run = await _ingest.RunAsync(arguments);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(says, run.Error, StringComparison.Ordinal);
        Assert.Equal("", run.Output);
    }

    [Fact]
    public async Task DataFolder_ThatCannotBeMade_SaysWhereAndWhatToDo()
    {
        _ingest.Configure("\"Sources\": { \"docs\": { \"Kind\": \"Website\", \"Path\": \"site\" } }");
        _ingest.Write("data", "a file stands where the folder should be");

        var run = await _ingest.RunAsync("run", "--json");

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains(Path.Combine(_ingest.Folder, "data"), run.Error + run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.Equal("a file stands where the folder should be", File.ReadAllText(Path.Combine(_ingest.Folder, "data")));
    }
}
