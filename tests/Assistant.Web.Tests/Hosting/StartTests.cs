namespace Assistant.Web.Tests.Hosting;

/// <summary>How the web app begins, or says why it does not: exit status 2 and one message.</summary>
public sealed class StartTests : IDisposable
{
    private const string NoSource = "\"Sources\": { \"docs\": { \"Kind\": \"Website\", \"Path\": \"site\", \"Enabled\": false } }";

    private readonly WebProgram _web = new();

    public void Dispose() => _web.Dispose();

    [Theory]
    [InlineData("is a file, not a folder", "\"Data\": { \"Path\": \"settings.json/data\" }")]
    [InlineData("cannot be made by the user", "\"Data\": { \"Path\": \"/proc/data\" }")]
    [InlineData("Store:Provder in ", "\"Data\": { \"Path\": \"data\" }, \"Store\": { \"Provder\": \"x\" }")]
    [InlineData("'http://0.0.0.0:5399', but Identity:Mode Local serves one person", "\"Data\": { \"Path\": \"data\" }", "--urls", "http://0.0.0.0:5399")]
    [InlineData("'nonsense', which is no address to listen on", "\"Data\": { \"Path\": \"data\" }", "--urls", "nonsense")]
    [InlineData("confg on the command line is no setting; did you mean config?", "\"Data\": { \"Path\": \"data\" }", "--confg", "x.json")]
    [InlineData("Schedule:Cron on the command line is 'daily'", "\"Data\": { \"Path\": \"data\" }", "--Schedule:Cron", "daily")]
    public async Task Start_WithWhatDoesNotDo_SaysWhatWhereAndWhatToDo(string says, string settings, params string[] arguments)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Needs /proc, where not even root can make files.");

        _web.Start(settings, arguments);

        Assert.Equal(2, await _web.ExitCodeAsync());
        Assert.Contains(says, _web.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", _web.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_web.Folder, "data")));
    }

    [Fact]
    public async Task Keys_LieWithTheData_ForTheirOwnerAlone_AndNobodyIsFrightened()
    {
        _web.Start($"\"Data\": {{ \"Path\": \"data\" }}, {NoSource}", "--urls", "http://127.0.0.1:0");

        using var http = new HttpClient { BaseAddress = await _web.AddressAsync() };
        using var page = await http.GetAsync("/", TestContext.Current.CancellationToken);

        Assert.True(page.IsSuccessStatusCode);
        var keys = Path.Combine(_web.Folder, "data", "keys");
        var key = Assert.Single(Directory.GetFiles(keys));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(keys));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(key));
        }

        Assert.DoesNotContain("warn", _web.Output, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("ncrypted", _web.Output, StringComparison.OrdinalIgnoreCase);
    }
}
