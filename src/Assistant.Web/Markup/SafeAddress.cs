namespace Assistant.Web.Markup;

/// <summary>Tells which addresses a page may link to.</summary>
internal static class SafeAddress
{
    /// <summary>Whether it is http, https, a path of this app, or a place on the same page.</summary>
    public static bool Opens(string? address)
    {
        if (string.IsNullOrEmpty(address))
        {
            return false;
        }

        // "//host" and "/\host" name another host in browsers.
        return address[0] == '/' ? address.Length == 1 || address[1] is not ('/' or '\\')
            : address[0] == '#' || (Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https");
    }

    /// <summary>The address, or null where it may not be opened.</summary>
    public static string? OrNull(string? address) => Opens(address) ? address : null;
}
