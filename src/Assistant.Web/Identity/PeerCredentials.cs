using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Assistant.Web.Identity;

/// <summary>Tells which user holds the other end of a loopback connection, from the kernel's table of sockets (Linux, proc(5)).</summary>
internal static partial class PeerCredentials
{
    private const int LocalAddressColumn = 1;
    private const int RemoteAddressColumn = 2;
    private const int UserIdColumn = 7;

    /// <summary>Whether the client's end of the connection belongs to the user of this process.</summary>
    public static bool IsSameUser(IPEndPoint client, IPEndPoint server) => FindUserId(client, server) == GetEffectiveUserId();

    private static uint? FindUserId(IPEndPoint client, IPEndPoint server)
    {
        // Seen from the client's socket: its own end is local, ours is remote.
        var (own, other) = (Format(client), Format(server));
        var table = client.AddressFamily == AddressFamily.InterNetworkV6 && !client.Address.IsIPv4MappedToIPv6 ? "/proc/net/tcp6" : "/proc/net/tcp";
        return FindIn(table, own, other) ?? FindIn("/proc/net/tcp6", FormatMapped(client), FormatMapped(server));
    }

    private static uint? FindIn(string table, string own, string other)
    {
        foreach (var line in File.Exists(table) ? File.ReadLines(table) : [])
        {
            var columns = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (columns.Length > UserIdColumn && columns[LocalAddressColumn] == own && columns[RemoteAddressColumn] == other)
            {
                return uint.Parse(columns[UserIdColumn], CultureInfo.InvariantCulture);
            }
        }

        return null;
    }

    private static string Format(IPEndPoint end) =>
        $"{FormatWords((end.Address.IsIPv4MappedToIPv6 ? end.Address.MapToIPv4() : end.Address).GetAddressBytes())}:{end.Port:X4}";

    private static string FormatMapped(IPEndPoint end) => $"{FormatWords(end.Address.MapToIPv6().GetAddressBytes())}:{end.Port:X4}";

    // The kernel prints each 32-bit word of the address as a number of the machine's own byte order.
    private static string FormatWords(byte[] address) =>
        string.Concat(Enumerable.Range(0, address.Length / 4).Select(word => BitConverter.ToUInt32(address, word * 4).ToString("X8", CultureInfo.InvariantCulture)));

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint GetEffectiveUserId();
}
