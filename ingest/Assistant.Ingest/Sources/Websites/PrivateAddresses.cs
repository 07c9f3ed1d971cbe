using System.Net;
using System.Net.Sockets;

namespace Assistant.Ingest.Sources.Websites;

/// <summary>Knows the addresses that are not of the public internet: this machine, private networks, and what is reserved.</summary>
internal static class PrivateAddresses
{
    private static readonly IPNetwork[] Networks =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "224.0.0.0/4", "240.0.0.0/4", "::/127", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        }.Select(network => IPNetwork.Parse(network)),
    ];

    // Addresses of the old internet, wrapped: translated (NAT64, behind twelve bytes) and tunnelled (6to4, behind two).
    private static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");
    private static readonly IPNetwork Tunnelled = IPNetwork.Parse("2002::/16");

    /// <summary>Whether it is one.</summary>
    public static bool Contain(IPAddress address)
    {
        var plain = Unwrap(address);
        return Array.Exists(Networks, network => network.Contains(plain));
    }

    private static IPAddress Unwrap(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return address;
        }
        return address.IsIPv4MappedToIPv6 ? address.MapToIPv4()
            : Translated.Contains(address) ? new IPAddress(address.GetAddressBytes().AsSpan(12, 4))
            : Tunnelled.Contains(address) ? new IPAddress(address.GetAddressBytes().AsSpan(2, 4))
            : address;
    }
}
