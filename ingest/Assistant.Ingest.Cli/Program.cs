using System.CommandLine;
using Assistant.Ingest.Cli;
using Assistant.Ingest.Cli.Commands;
using Assistant.Ingest.Cli.Output;

var root = new RootCommand("Takes documentation and tickets into the store of the HPC Support Assistant, and searches it.")
{
    SharedOptions.Config,
    SharedOptions.Verbose,
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
    UsageErrors.Write(parsed);
    return ExitCodes.WrongUsage;
}

try
{
    // A run that is told to end first lets go of its locks.
    return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(30) });
}
catch (Exception fault)
{
    return FaultView.Write(fault, parsed.GetValue(SharedOptions.Verbose));
}
