using System.Text.Json.Nodes;
using Assistant.Core.Configuration;

namespace Assistant.Core.Tests.Configuration;

public sealed class DatabasePathTests
{
    [Theory]
    [InlineData("Data Source=db/a.db", "Data Source=/etc/assistant/db/a.db")]
    [InlineData("Data Source=/var/a.db", "Data Source=/var/a.db")]
    [InlineData("Host=db;Username=assistant", "Host=db;Username=assistant")]
    [InlineData("no connection string", "no connection string")]
    public void MakeAbsolute_ConnectionString_SeesSqliteFilesFromTheSettingsFile(string before, string after)
    {
        var settings = new JsonObject { ["Database"] = new JsonObject { ["ConnectionString"] = before } };

        SettingsPaths.MakeAbsolute(settings, "/etc/assistant");

        Assert.Equal(after, settings["Database"]!["ConnectionString"]!.GetValue<string>());
    }
}
