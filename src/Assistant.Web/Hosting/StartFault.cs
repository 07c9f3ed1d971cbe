using System.Net.Sockets;
using Assistant.Core.Faults;
using Microsoft.AspNetCore.Connections;

namespace Assistant.Web.Hosting;

/// <summary>Says why the app could not start.</summary>
internal static class StartFault
{
    private const int WrongSettings = 2;
    private const int FaultOfTheProgram = 1;

    /// <summary>Writes one message, which says what is wrong, where, and what to do; a stack trace would bury it.</summary>
    /// <returns>The exit code.</returns>
    public static int Write(Exception fault, bool verbose)
    {
        var reason = Describe(fault);
        Console.Error.WriteLine(reason ?? FaultText.Unexpected(
            fault, verbose ? "Please report it with what follows." : "Start again with --verbose to see where it happened, and report it."));
        if (verbose)
        {
            Console.Error.WriteLine(fault);
        }

        return reason is null ? FaultOfTheProgram : WrongSettings;
    }

    private static string? Describe(Exception fault) => fault switch
    {
        IOException { InnerException: AddressInUseException } =>
            $"{fault.Message} Stop the program that listens there, or choose another port with --urls http://localhost:PORT.",
        SocketException { SocketErrorCode: SocketError.AccessDenied } =>
            "This user may not listen on that port; choose one from 1024 on with --urls http://localhost:PORT.",
        SocketException { SocketErrorCode: SocketError.AddressNotAvailable } =>
            "This machine does not have the address to listen on; choose another with --urls http://localhost:PORT.",
        _ => FaultText.Describe(fault),
    };
}
