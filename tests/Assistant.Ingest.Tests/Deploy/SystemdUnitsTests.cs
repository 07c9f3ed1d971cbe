using System.Diagnostics;
using Assistant.Core.Configuration;

namespace Assistant.Ingest.Tests.Deploy;

public sealed class SystemdUnitsTests
{
    [Fact]
    public async Task Units_AreValid()
    {
        const string Tool = "/usr/bin/systemd-analyze";
        Assert.SkipUnless(File.Exists(Tool), "This machine has no systemd-analyze.");
        var units = Directory.GetFiles(Path.Combine(InstallationRoot.Path, "deploy", "systemd"), "hpc-assistant*.*");

        using var verify = Process.Start(new ProcessStartInfo(Tool, ["verify", .. units]) { RedirectStandardError = true })!;
        var complaints = await verify.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await verify.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(3, units.Length);
        Assert.Equal((0, ""), (verify.ExitCode, complaints));
    }
}
