using System.Net;
using System.Net.Sockets;

namespace Assistant.Ingest.Sources.Websites;

/// <summary>
/// Opens connections to sites. The addresses that a name stands for are judged here, where they are used, so that a name
/// which is public today and points into the centre's network tomorrow leads nowhere.
/// </summary>
/// <param name="resolve">Finds the addresses of a name.</param>
internal sealed class SiteConnector(Func<string, CancellationToken, Task<IPAddress[]>> resolve)
{
    /// <summary>Connects.</summary>
    /// <exception cref="PrivateAddressException">The name stands for private addresses, and the configuration does not allow that.</exception>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var request = context.InitialRequestMessage;
        var target = context.DnsEndPoint;
        // Another host than the request's is the proxy of this machine's own settings.
        var isProxy = request.RequestUri is { } asked && !asked.IdnHost.Equals(target.Host, StringComparison.OrdinalIgnoreCase);
        var allowsPrivate = isProxy || NamesPrivateAddress(target.Host)
            || (request.Options.TryGetValue(SiteIdentity.AllowsPrivateAddresses, out var allowed) && allowed);
        var addresses = await ResolveAsync(target.Host, cancellationToken);
        return await ConnectAsync(Permitted(target.Host, addresses, allowsPrivate), target.Port, cancellationToken);
    }

    /// <summary>Whether a configured host is a private address by its very name.</summary>
    internal static bool NamesPrivateAddress(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && PrivateAddresses.Contain(address));

    /// <summary>Those of a name's addresses that may be connected to.</summary>
    internal static IPAddress[] Permitted(string host, IPAddress[] addresses, bool allowsPrivate)
    {
        var permitted = allowsPrivate ? addresses : [.. addresses.Where(address => !PrivateAddresses.Contain(address))];
        return permitted.Length > 0 || addresses.Length == 0 ? permitted : throw new PrivateAddressException(host, addresses[0]);
    }

    private async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken) =>
        IPAddress.TryParse(host.Trim('[', ']'), out var literal) ? [literal] : await resolve(host, cancellationToken);

    private static async Task<Stream> ConnectAsync(IPAddress[] addresses, int port, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>A site's name stands for an address of a private network.</summary>
internal sealed class PrivateAddressException(string host, IPAddress address) : IOException(
    $"{host} stands for {address}, which is no public address, so nothing was asked of it; if the site is an internal one, set AllowPrivateAddresses of the source.");
