using System.Diagnostics;

namespace Assistant.Ingest.Tests.Sources;

/// <summary>
/// A folder that nobody can list, root included: its path is longer than the system takes. A shell makes it step by step.
/// </summary>
internal static class UnlistableFolder
{
    public static bool IsPossible => OperatingSystem.IsLinux();

    /// <summary>Makes one below a folder.</summary>
    public static void Make(string root) => Shell(root, "name=$(printf '%0200d' 0); for i in $(seq 21); do mkdir $name; cd $name 2>/dev/null || break; done");

    /// <summary>Deletes a folder with all below it.</summary>
    public static void Delete(string root) => Shell("/", $"rm -rf '{root}'");

    private static void Shell(string folder, string script)
    {
        using var shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", script]) { WorkingDirectory = folder })!;
        shell.WaitForExit();
        Assert.Equal(0, shell.ExitCode);
    }
}
