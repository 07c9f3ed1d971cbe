using Assistant.Core.Privacy;
using Assistant.Web.Hosting;

if (CommandLine.AsksForHelp(args))
{
    Console.WriteLine(CommandLine.Help);
    return 0;
}

PrivateFiles.Enforce();
try
{
    await using var app = WebHost.Build(args);
    await WebHost.PrepareAsync(app, CancellationToken.None);
    await app.RunAsync();
    return 0;
}
catch (Exception fault)
{
    return StartFault.Write(fault, CommandLine.IsVerbose(args));
}
