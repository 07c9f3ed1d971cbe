using Assistant.Core.Configuration;
using Assistant.Core.Faults;
using Assistant.Ingest.Runs;
using Assistant.Ingest.Sources;

namespace Assistant.Ingest.Cli.Output;

/// <summary>Shows why a command ended before its time.</summary>
internal static class FaultView
{
    /// <summary>Writes one message; returns the exit code that it means.</summary>
    public static int Write(Exception fault, bool verbose)
    {
        var (message, exitCode) = fault switch
        {
            SettingsException or UsageException or StartException => (fault.Message, ExitCodes.WrongUsage),
            RunLockedException => (fault.Message, ExitCodes.Locked),
            SourceException => (fault.Message, ExitCodes.SomethingFailed),
            OperationCanceledException { InnerException: not TimeoutException } => ("Stopped; what was committed is kept.", ExitCodes.SomethingFailed),
            _ => (FaultText.Describe(fault) ?? FaultText.Unexpected(fault, Details(verbose)), ExitCodes.SomethingFailed),
        };
        Console.Error.WriteLine(message);
        if (verbose)
        {
            Console.Error.WriteLine(fault);
        }

        return exitCode;
    }

    private static string Details(bool verbose) =>
        verbose ? "Please report it with what follows." : "Run the command again with --verbose to see where it happened, and report it.";
}
