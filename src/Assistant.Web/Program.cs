using Assistant.Core.Configuration;
using Assistant.Core.Database;
using Assistant.Core.Passages;
using Assistant.Core.Privacy;
using Assistant.Web.Hosting;
using Microsoft.AspNetCore.Connections;

PrivateFiles.Enforce();
try
{
    await using var app = WebHost.Build(args);
    await WebHost.PrepareAsync(app, CancellationToken.None);
    await app.RunAsync();
    return 0;
}
catch (IOException taken) when (taken.InnerException is AddressInUseException)
{
    Console.Error.WriteLine($"{taken.Message} Stop the program that listens there, or choose another port with --urls http://localhost:PORT.");
    return 2;
}
catch (Exception fault) when (fault is SettingsException or DatabaseException or PassageStoreException or IOException or UnauthorizedAccessException)
{
    // The message says what is wrong, where, and what to do; a stack trace would bury it.
    Console.Error.WriteLine(fault.Message);
    return 2;
}
