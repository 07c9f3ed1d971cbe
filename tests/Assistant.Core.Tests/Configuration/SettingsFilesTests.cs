using Assistant.Core.Configuration;

namespace Assistant.Core.Tests.Configuration;

/// <summary>How files count together.</summary>
public sealed class SettingsFilesTests : IDisposable
{
    private const string Endpoint = "\"BaseUrl\": \"http://h/v1\", \"Model\": \"x\"";

    private readonly SettingsFixture _settings = new();

    public void Dispose() => _settings.Dispose();

    [Fact]
    public void LaterFile_ReplacesValuesAndLists_AndJoinsSections()
    {
        _settings
            .File($$"""{ "Models": { "a": { {{Endpoint}}, "Priority": 3, "Accepts": ["public", "tickets"] }, "b": { {{Endpoint}} } } }""")
            .File("""{ "models": { "A": { "accepts": ["internal"], "MaxConcurrency": 2 } } }""");

        var models = _settings.Section<ModelsOptions>();

        Assert.Equal(["a", "b"], models.Keys.Order());
        Assert.Equal((3, 2), (models["a"].Priority, models["a"].MaxConcurrency));
        Assert.Equal([TextClass.Internal], models["a"].Accepts);
    }

    [Fact]
    public void List_ReplacesItsDefault_AndMayBeEmpty()
    {
        _settings.File("""{ "Identity": { "Proxy": { "TrustedProxies": ["10.0.0.1"], "StaffValues": [] } } }""");

        var proxy = _settings.Section<IdentityOptions>().Proxy;

        Assert.Equal(["10.0.0.1"], proxy.TrustedProxies);
        Assert.Empty(proxy.StaffValues);
        Assert.Equal(["admin"], proxy.AdminValues);
    }

    [Fact]
    public void Null_TakesBackWhatAnEarlierFileSays()
    {
        _settings
            .File($$"""{ "Chunking": { "MaxTokens": 900 }, "Models": { "a": { {{Endpoint}}, "Accepts": ["tickets"] }, "b": { {{Endpoint}} } } }""")
            .File("""{ "Chunking": null, "Models": { "a": { "Accepts": null }, "b": null } }""");

        Assert.Equal(400, _settings.Section<ChunkingOptions>().MaxTokens);
        var model = Assert.Single(_settings.Section<ModelsOptions>());
        Assert.Equal("a", model.Key);
        Assert.Empty(model.Value.Accepts);
    }

    [Fact]
    public void EmptySections_AreNoFault()
    {
        _settings.File("""{ "Models": {}, "Sources": {}, "Store": { "Qdrant": {} }, "Logging": { "LogLevel": {} } }""");

        Assert.Empty(_settings.Faults());
        Assert.Empty(_settings.Section<ModelsOptions>());
    }

    [Fact]
    public void Tags_AndGroups_KeepTheirNames()
    {
        _settings.File("""{ "Sources": { "docs": { "Kind": "Website", "Url": "https://h/", "Tags": { "System": "polaris" } } } }""");

        Assert.Equal("polaris", _settings.Section<SourcesOptions>()["Docs"].Tags["System"]);
    }
}
