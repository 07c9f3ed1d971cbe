using Assistant.Core.Configuration;

namespace Assistant.Core.Tests.Configuration;

public sealed class CredentialRulesTests
{
    public static TheoryData<ModelOptions> Good =>
    [
        new ModelOptions(),
        new ModelOptions { ApiKey = "k" },
        new ModelOptions { TokenFile = "/f" },
        new ModelOptions { TokenCommand = "c" },
        new ModelOptions { TokenUrl = "https://auth.example.org/token", ClientId = "i", ClientSecret = "s", Scope = "a" },
        new ModelOptions { TokenUrl = "http://localhost/token", ClientId = "i", ClientSecret = "s" },
    ];

    public static TheoryData<ModelOptions, string> Bad => new()
    {
        { new ModelOptions { ApiKey = "k", TokenFile = "/f" }, "TokenFile" },
        { new ModelOptions { TokenFile = "/f", TokenUrl = "https://auth.example.org", ClientId = "i", ClientSecret = "s" }, "TokenUrl" },
        { new ModelOptions { TokenUrl = "http://auth.example.org/token", ClientId = "i", ClientSecret = "s" }, "TokenUrl" },
        { new ModelOptions { TokenUrl = "https://auth.example.org/token", ClientId = "i" }, "TokenUrl" },
        { new ModelOptions { ApiKey = "k", ClientId = "i" }, "ClientId" },
    };

    [Theory]
    [MemberData(nameof(Good))]
    public void Check_OneCredentialInFull_IsNoFault(ModelOptions model) => Assert.Empty(CredentialRules.Check(model));

    [Theory]
    [MemberData(nameof(Bad))]
    public void Check_SeveralOrHalf_NamesTheSetting(ModelOptions model, string setting) =>
        Assert.Equal(setting, Assert.Single(CredentialRules.Check(model)).Key);
}
