using System.CommandLine;
using Assistant.Core.Configuration;
using Assistant.Core.Passages;
using Assistant.Ingest.Cli;
using Assistant.Ingest.Cli.Commands;
using Assistant.Ingest.Runs;
using Assistant.Ingest.Sources;

var root = new RootCommand("Takes documentation and tickets into the store of the HPC Support Assistant, and searches it.")
{
    SharedOptions.Config,
    RunCommand.Create(),
    SearchCommand.Create(),
    AskCommand.Create(),
    TicketsCommand.Create(),
    EvalCommand.Create(),
    StatusCommand.Create(),
    ScheduleCommand.Create(),
};

var parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    foreach (var error in parsed.Errors)
    {
        Console.Error.WriteLine(error.Message);
    }

    Console.Error.WriteLine("Run 'ingest --help' to see the commands and options.");
    return ExitCodes.WrongUsage;
}

try
{
    // A run that is told to end first lets go of its locks.
    return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(30) });
}
catch (Exception fault) when (fault is SettingsException or UsageException)
{
    Console.Error.WriteLine(fault.Message);
    return ExitCodes.WrongUsage;
}
catch (RunLockedException locked)
{
    Console.Error.WriteLine(locked.Message);
    return ExitCodes.Locked;
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("Stopped; what was committed is kept.");
    return ExitCodes.SomethingFailed;
}
catch (Exception fault) when (fault is PassageStoreException or SourceException or Assistant.Core.Database.DatabaseException or IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(fault.Message);
    return ExitCodes.SomethingFailed;
}
