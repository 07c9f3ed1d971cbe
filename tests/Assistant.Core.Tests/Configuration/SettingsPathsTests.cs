using Assistant.Core.Configuration;

namespace Assistant.Core.Tests.Configuration;

public sealed class SettingsPathsTests
{
    [Theory]
    [InlineData("Data Source=db/a.db", "Data Source=/etc/assistant/db/a.db")]
    [InlineData("Data Source=/var/a.db", "Data Source=/var/a.db")]
    [InlineData("Host=db;Username=assistant", "Host=db;Username=assistant")]
    [InlineData("no connection string", "no connection string")]
    public void MakeAbsolute_ConnectionString_SeesSqliteFilesFromTheSettingsFile(string before, string after) =>
        Assert.Equal(after, SettingsPaths.MakeAbsolute("database:connectionString", before, "/etc/assistant"));

    [Theory]
    [InlineData("Data:Path", "/etc/assistant/x/y")]
    [InlineData("sources:docs:path", "/etc/assistant/x/y")]
    [InlineData("Models:m:TokenFile", "/etc/assistant/x/y")]
    [InlineData("Sources:docs:Url", "x/y")]
    [InlineData("Sources:docs:Include:0", "x/y")]
    public void MakeAbsolute_OfPathsAlone_SeesThemFromTheSettingsFile(string key, string after) =>
        Assert.Equal(after, SettingsPaths.MakeAbsolute(key, "x/y", "/etc/assistant"));
}
