namespace Assistant.Core.Tests.Configuration;

/// <summary>What the one message at the start says.</summary>
public sealed class SettingsFaultsTests : IDisposable
{
    private readonly SettingsFixture _settings = new();

    public void Dispose() => _settings.Dispose();

    [Fact]
    public void Faults_OfEveryKind_AreNamedTogether()
    {
        _settings.File("""
            {
              "Sorces": {}, "Chunking": { "MaxTokens": "many", "OverlapTokens": 41 }, "Database": { "Provider": "Postgres" },
              "Store": { "Provider": "Quadrant" }, "Identity": { "Mode": "Locl" }, "Schedule": { "Cron": "every night" },
              "Sources": { "docs": { "Kind": "Website", "Enabled": "maybe" } }, "Models": { "m": { "BaseUrl": "llm", "Model": "x", "Priority": "first" } },
            }
            """);

        var faults = _settings.Faults();

        Assert.Equal(10, faults.Count);
        Assert.All(
            (string[])["Sorces", "Chunking:MaxTokens", "Database:Provider", "Store:Provider", "Identity:Mode", "Schedule:Cron", "Sources:docs:Enabled", "Sources:docs", "Models:m:Priority", "Models:m:BaseUrl"],
            key => Assert.Single(faults, fault => fault.StartsWith($"{key} in {_settings.Folder}/0.json ", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("""{ "Chunking": { "MaxTokns": 5 } }""", "Chunking:MaxTokns in {0} is no setting; did you mean MaxTokens?")]
    [InlineData("""{ "Chunking": { "Bananas": 5 } }""", "Chunking:Bananas in {0} is no setting; known here are MaxTokens, OverlapTokens, Tokenizer.")]
    [InlineData("""{ "Chunking": { "MaxTokens": 5 } }""", "Chunking:MaxTokens in {0} is '5'; it must be a whole number from 64 to 8192.")]
    [InlineData("""{ "Chunking": { "MaxTokens": [400] } }""", "Chunking:MaxTokens in {0} must be a single value.")]
    [InlineData("""{ "Chunking": 400 }""", "Chunking in {0} must be an object in braces.")]
    [InlineData("""{ "Chunking": { "Tokenizer": "o200k" } }""", "Chunking:Tokenizer in {0} is 'o200k'; it must be one of o200k_base, cl100k_base; did you mean o200k_base?")]
    [InlineData("""{ "Database": { "Provider": "0" } }""", "Database:Provider in {0} is '0'; it must be one of Sqlite, PostgreSql.")]
    [InlineData("""{ "Database": { "Provider": "Postgres" } }""", "Database:Provider in {0} is 'Postgres'; it must be one of Sqlite, PostgreSql; did you mean PostgreSql?")]
    [InlineData("""{ "Database": { "ConnectionString": "Password=tiger;nonsense" } }""", "Database:ConnectionString in {0} is no connection string for Sqlite; write one such as Data Source=assistant.db.")]
    [InlineData("""{ "Data": { "Path": "a", "path": "b" } }""", "Data:path in {0} stands there twice; keep one of the two.")]
    [InlineData("""{ "Data": { "Path": "" } }""", "Data:Path in {0} is empty; give it a value.")]
    [InlineData("""{ "Data": { "Path": "a\u0000b" } }""", "Data:Path in {0} holds a character of code 0; take it out.")]
    [InlineData("""{ "Models": { "m": { "Model": "x" } } }""", "Models:m in {0} lacks BaseUrl; add it.")]
    [InlineData("""{ "Models": { "m": { "Model": "x", "BaseURI": "http://h/" } } }""", "Models:m:BaseURI in {0} is no setting; did you mean BaseUrl?")]
    [InlineData("""{ "Models": { "m": { "BaseUrl": "http://h/v1", "Model": "x", "Accepts": "public" } } }""", "Models:m:Accepts in {0} must be a list in square brackets.")]
    [InlineData("""{ "Models": { "m": { "BaseUrl": "http://me:tiger@h/v1", "Model": "x" } } }""", "Models:m:BaseUrl in {0} holds a user name or password, which would be shown wherever the address is; take it out.")]
    [InlineData("""{ "Sources": { "w": { "Kind": "Wbsite" } } }""", "Sources:w:Kind in {0} is 'Wbsite'; it must be one of Website, Folder, ServiceNow, TicketFile; did you mean Website?")]
    [InlineData("""{ "Schedule": { "TimeZone": "Mars/Olympus" } }""", "Schedule:TimeZone in {0} is 'Mars/Olympus', which is no time zone that this machine knows; write one such as UTC or Europe/Helsinki (a small container may lack the package tzdata).")]
    public void Fault_NamesItsPlaceAndTheRemedy_AndNothingFollowsFromIt(string json, string message) =>
        Assert.Equal(message.Replace("{0}", Path.Combine(_settings.Folder, "0.json"), StringComparison.Ordinal), Assert.Single(_settings.File(json).Faults()));

    [Theory]
    [InlineData("0 2 * *", "no cron expression")]
    [InlineData("0 2 * * * *", "a sixth field")]
    [InlineData("0 0 30 2 *", "a day that never comes")]
    [InlineData("", "no cron expression")]
    public void Cron_ThatDoesNotDo_IsToldWithAnExample(string cron, string says)
    {
        var fault = Assert.Single(_settings.File($$"""{ "Schedule": { "Cron": "{{cron}}" } }""").Faults());

        Assert.Contains(says, fault, StringComparison.Ordinal);
        Assert.Contains("such as 0 2 * * *", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Schedule_WithNamesAndAZone_IsTaken() =>
        Assert.Empty(_settings.File("""{ "Schedule": { "Cron": "30 1 * * MON-FRI", "TimeZone": "Europe/Helsinki" } }""").Faults());

    [Fact]
    public void Contradiction_NamesTheFileOfItsOwnSetting()
    {
        _settings.File("""{ "Chunking": { "MaxTokens": 400 } }""").File("""{ "Chunking": { "OverlapTokens": 300 } }""");

        var fault = Assert.Single(_settings.Faults());

        Assert.StartsWith($"Chunking:OverlapTokens in {_settings.Folder}/1.json is 300, more than half of Chunking:MaxTokens (400)", fault, StringComparison.Ordinal);
    }
}
