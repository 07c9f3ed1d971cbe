using Microsoft.Data.Sqlite;

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
    [InlineData("is 'docs'; it must be an http or https address", "\"Sources\": { \"docs\": { \"Kind\": \"Website\", \"Url\": \"docs\" } }")]
    [InlineData("needs either Url", "\"Sources\": { \"docs\": { \"Kind\": \"Website\" } }")]
    [InlineData("is no audience label", "\"Sources\": { \"docs\": { \"Kind\": \"Website\", \"Path\": \"x\", \"Audience\": [\"everyone\"] } }")]
    [InlineData("is 300, more than half of Chunking:MaxTokens", "\"Chunking\": { \"MaxTokens\": 400, \"OverlapTokens\": 300 }")]
    [InlineData("is 'Wensite'; it must be one of Website", "\"Sources\": { \"docs\": { \"Kind\": \"Wensite\", \"Path\": \"x\" } }")]
    [InlineData("is 'many'; it must be a whole number", "\"Models\": { \"m\": { \"BaseUrl\": \"http://h/v1\", \"Model\": \"x\", \"MaxConcurrency\": \"many\" } }")]
    [InlineData("is 'publik'; it must be one of public, internal, tickets, restricted; did you mean public?", "\"Models\": { \"m\": { \"BaseUrl\": \"http://h/v1\", \"Model\": \"x\", \"Accepts\": [\"publik\"] } }")]
    [InlineData("lacks ConnectionString; say how to reach the server", "\"Database\": { \"Provider\": \"PostgreSql\" }")]
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
    [InlineData("There is no command 'serach'; did you mean search?", "serach", "x")]
    [InlineData("Say what to do: ingest COMMAND, where COMMAND is one of run, search, ask")]
    [InlineData("There is no command 'imprt'; did you mean import?", "tickets", "imprt")]
    [InlineData("There is no option '--sorce' for 'run'; did you mean --source?", "run", "--sorce", "docs")]
    [InlineData("--top is 'abc'; it must be a whole number.", "search", "x", "--top", "abc")]
    [InlineData("TEXT is missing.", "ask")]
    [InlineData("Say what to ask", "ask", " ")]
    public async Task Arguments_ThatAreWrong_SayWhatToWrite(string says, params string[] arguments)
    {
        _ingest.Configure("\"Sources\": { \"docs\": { \"Kind\": \"Website\", \"Path\": \"site\" } }");

        var run = await _ingest.RunAsync(arguments);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(says, run.Error, StringComparison.Ordinal);
        Assert.Equal("", run.Output);
    }

    [Fact]
    public async Task Settings_FromTheEnvironment_AreNamedByTheirVariable()
    {
        _ingest.Configure("\"Store\": { \"Provider\": \"Quadrant\" }");
        _ingest.Variables["Chunking__MaxTokens"] = "many";
        _ingest.Variables["Identity__Mode"] = "Locl";
        _ingest.Variables["Models__m__ApiKey"] = "sk-secret";
        _ingest.Variables["Models__m__Accepts"] = "public";
        _ingest.Variables["DATABASE"] = "another program's";

        var run = await _ingest.RunAsync("status");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"Store:Provider in {_ingest.SettingsFile} is 'Quadrant'", run.Error, StringComparison.Ordinal);
        Assert.Contains("Chunking:MaxTokens in the environment variable Chunking__MaxTokens is 'many'", run.Error, StringComparison.Ordinal);
        Assert.Contains("Identity:Mode in the environment variable Identity__Mode is 'Locl'; it must be one of Local, Proxy, Oidc", run.Error, StringComparison.Ordinal);
        Assert.Contains("Models:m in the environment variable Models__m__A", run.Error, StringComparison.Ordinal);
        Assert.Contains("must be a list; name the variables Models__m__Accepts__0", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("another program", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PassagesFolder_ThatCannotBeWritten_EndsTheStart()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Needs /proc, where not even root can make files.");
        _ingest.Configure("\"Sources\": { \"docs\": { \"Kind\": \"Website\", \"Path\": \"site\" } }");
        Directory.CreateDirectory(Path.Combine(_ingest.Folder, "data"));
        Directory.CreateSymbolicLink(Path.Combine(_ingest.Folder, "data", "passages"), "/proc");

        var run = await _ingest.RunAsync("run", "--json");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("passages cannot be written by the user", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a newer version of this program", "INSERT INTO \"__EFMigrationsHistory\" VALUES ('29990101000000_Later', '99.0.0')")]
    [InlineData("is no SQLite database", null)]
    public async Task Database_ThatCannotBeUsed_EndsTheStart(string says, string? change)
    {
        _ingest.Configure("\"Sources\": {}");
        Assert.Equal(0, (await _ingest.RunAsync("status")).ExitCode);
        var database = Path.Combine(_ingest.Folder, "data", "assistant.db");
        if (change is null)
        {
            File.WriteAllText(database, new string('x', 8192));
        }
        else
        {
            await using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = change;
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        var run = await _ingest.RunAsync("status", "--json");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(database, run.Error, StringComparison.Ordinal);
        Assert.Contains(says, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DataFolder_ThatCannotBeMade_SaysWhereAndWhatToDo()
    {
        _ingest.Configure("\"Sources\": { \"docs\": { \"Kind\": \"Website\", \"Path\": \"site\" } }");
        _ingest.Write("data", "a file stands where the folder should be");

        var run = await _ingest.RunAsync("run", "--json");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(Path.Combine(_ingest.Folder, "data"), run.Error + run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.Equal("a file stands where the folder should be", File.ReadAllText(Path.Combine(_ingest.Folder, "data")));
    }
}
