using Assistant.Core.Configuration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Core.Tests.Configuration;

public sealed class ServiceNowSettingsTests
{
    private readonly Dictionary<string, string?> _settings = new()
    {
        ["Sources:tickets:Kind"] = "ServiceNow",
        ["Sources:tickets:Url"] = "https://centre.service-now.com",
        ["Sources:tickets:User"] = "reader",
        ["Sources:tickets:Password"] = "s3cret",
    };

    [Theory]
    [InlineData("Url", "http://centre.service-now.com", "use https")]
    [InlineData("Url", "centre", "name the instance")]
    [InlineData("Url", "https://joe:s3cret@centre.service-now.com", "move them to User and Password")]
    [InlineData("Password", "", "Password is missing; User and Password go together")]
    [InlineData("ClientId", "client", "ClientSecret is missing")]
    [InlineData("ApiKey", "s3cret", "ApiKey stands beside another way to sign in")]
    [InlineData("Query", "active=true^NQactive=false", "which cannot be used there")]
    [InlineData("KnowledgeQuery", "ORDERBYnumber", "which cannot be used there")]
    [InlineData("Tables:0", "sc_req_item?x", "a table is named as in ServiceNow")]
    [InlineData("KnowledgeAudience:0", "everyone", "is no audience label")]
    [InlineData("KnowledgeUrl", "/kb/{number}", "must be an http or https address")]
    [InlineData("Audience:0", "public", "must be staff or group:NAME alone")]
    [InlineData("Groups:Security", "public", "must be staff or group:NAME")]
    [InlineData("PageSize", "5", "PageSize")]
    public void Settings_ThatCannotWork_AreNamedWithoutTheSecret(string key, string value, string expected)
    {
        _settings[$"Sources:tickets:{key}"] = value;

        var error = Assert.Throws<SettingsException>(Bind);

        Assert.Contains(error.Faults, fault => fault.Contains("Sources:tickets", StringComparison.Ordinal) && fault.Contains(expected, StringComparison.Ordinal));
        Assert.DoesNotContain("s3cret\"", error.Message);
    }

    [Fact]
    public void Settings_WithoutAWayToSignIn_AreRefused()
    {
        _settings.Remove("Sources:tickets:User");
        _settings.Remove("Sources:tickets:Password");

        Assert.Contains("set User and Password, or ClientId and ClientSecret, or ApiKey", Assert.Throws<SettingsException>(Bind).Message);
    }

    [Fact]
    public void Settings_ThatWork_AreTaken()
    {
        _settings["Sources:tickets:ClientId"] = "client";
        _settings["Sources:tickets:ClientSecret"] = "s3cret";
        _settings["Sources:tickets:Groups:Security"] = "group:security";
        _settings["Sources:tickets:KnowledgeAudience:0"] = "public";
        Bind();
    }

    private void Bind() => new ServiceCollection().AddAssistantOptions(new ConfigurationBuilder().AddInMemoryCollection(_settings).Build());
}
