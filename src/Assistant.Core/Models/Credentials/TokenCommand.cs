using System.ComponentModel;
using System.Diagnostics;

namespace Assistant.Core.Models.Credentials;

/// <summary>Has a token printed by a command: on its last line, or as JSON with <c>access_token</c> and <c>expires_in</c>.</summary>
internal sealed class TokenCommand(string command)
{
    private const int LongestOutput = 64 * 1024;

    /// <summary>Runs the command. What it writes to its error output is not kept: it may hold anything.</summary>
    /// <exception cref="CredentialException">It cannot be run, fails, or prints no token.</exception>
    public async Task<IssuedToken> IssueAsync(CancellationToken cancellationToken)
    {
        using var process = new Process { StartInfo = Shell(command) };
        try
        {
            process.Start();
        }
        catch (Exception fault) when (fault is Win32Exception or InvalidOperationException)
        {
            throw new CredentialException("its token command cannot be started", fault);
        }

        try
        {
            process.StandardInput.Close();
            var output = ReadAsync(process.StandardOutput, cancellationToken);
            await Task.WhenAll(output, ReadAsync(process.StandardError, cancellationToken), process.WaitForExitAsync(cancellationToken));
            return process.ExitCode == 0
                ? Read(await output)
                : throw new CredentialException($"its token command ended with status {process.ExitCode}; run it by hand, as the user of this service, to see why");
        }
        finally
        {
            Kill(process);
        }
    }

    private static IssuedToken Read(string output) =>
        IssuedToken.FromJson(output)
        ?? (output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).LastOrDefault() is { } line && BearerToken.IsValid(line)
            ? new IssuedToken(line, null)
            : throw new CredentialException("its token command printed no token; the last line of its output must be the token alone, or all of it JSON with access_token"));

    private static ProcessStartInfo Shell(string command)
    {
        var shell = OperatingSystem.IsWindows() ? new ProcessStartInfo("cmd.exe", ["/c", command]) : new ProcessStartInfo("/bin/sh", ["-c", command]);
        shell.RedirectStandardInput = shell.RedirectStandardOutput = shell.RedirectStandardError = true;
        shell.UseShellExecute = false;
        shell.CreateNoWindow = true;
        return shell;
    }

    private static async Task<string> ReadAsync(StreamReader stream, CancellationToken cancellationToken)
    {
        var buffer = new char[LongestOutput];
        var length = await stream.ReadBlockAsync(buffer, cancellationToken);
        // What is longer is no token; it is read on so that the command does not stand still.
        var rest = new char[4096];
        while (length == LongestOutput && await stream.ReadBlockAsync(rest, cancellationToken) > 0)
        {
        }

        return new string(buffer, 0, length);
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended.
        }
    }
}
