namespace Assistant.Ingest.Sources.Websites;

/// <summary>An address to fetch.</summary>
/// <param name="Address">The address.</param>
/// <param name="NamedBy">Who names it, for messages: a page, a sitemap; null for the configuration and the last run.</param>
/// <param name="IsCanonical">Whether another page calls it its canonical address; its own canonical link is then not followed.</param>
/// <param name="IsListed">Whether a sitemap lists it, and so promises that it is there.</param>
/// <param name="IsOrphan">Whether it is asked for only to learn whether it is gone: the last run knew it, and nothing names it now.</param>
/// <param name="IsProbe">Whether only its links are wanted, to learn whether its folder holds another version of the documentation.</param>
internal sealed record FrontierEntry(
    Uri Address, string? NamedBy, bool IsCanonical = false, bool IsListed = false, bool IsOrphan = false, bool IsProbe = false);
