using System.Net;
using Assistant.Core.Configuration;
using Microsoft.AspNetCore.Connections;

namespace Assistant.Web.Identity;

/// <summary>
/// Identity mode Local: one person on their own machine. Loopback is no boundary on a shared login node, so a connection
/// is served only when it comes from the same user; elsewhere than on Linux a token in the printed address stands in.
/// </summary>
internal static class LocalIdentity
{
    /// <summary>Registers the caller, and binds the server to loopback.</summary>
    public static void AddLocalIdentity(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ICallerProvider, LocalCallerProvider>();
        builder.Services.AddSingleton<StartupToken>();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(endpoint =>
        {
            if (endpoint.EndPoint is not IPEndPoint { Address: var address } || !IPAddress.IsLoopback(address))
            {
                throw new SettingsException(
                    [$"Identity:Mode Local serves one person on this machine, but the address to listen on is {endpoint.EndPoint}; use http://localhost:PORT with --urls."]);
            }

            if (OperatingSystem.IsLinux())
            {
                endpoint.Use(next => connection => ServeAsync(connection, next));
            }
        }));
    }

    /// <summary>Refuses what only an attack or a wrong set-up would send.</summary>
    public static void UseLocalIdentity(this WebApplication app)
    {
        app.UseMiddleware<LocalRequestFilter>();
        if (!OperatingSystem.IsLinux())
        {
            app.UseMiddleware<StartupTokenFilter>();
        }
    }

    private static Task ServeAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        if (connection.RemoteEndPoint is IPEndPoint client
            && connection.LocalEndPoint is IPEndPoint server
            && PeerCredentials.IsSameUser(client, server))
        {
            return next(connection);
        }

        connection.Abort(new ConnectionAbortedException("The connection comes from another user of this machine."));
        return Task.CompletedTask;
    }
}
