namespace Assistant.Ingest.Reading;

/// <summary>Knows inline styles that keep an element from being shown.</summary>
internal static class HiddenStyle
{
    /// <summary>Whether a style hides what carries it.</summary>
    public static bool Hides(string? style)
    {
        var rest = style.AsSpan();
        while (!rest.IsEmpty)
        {
            var end = rest.IndexOf(';');
            var declaration = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            var colon = declaration.IndexOf(':');
            if (colon > 0 && Hides(declaration[..colon].Trim(), declaration[(colon + 1)..].Trim()))
            {
                return true;
            }
        }
        return false;
    }

    private static bool Hides(ReadOnlySpan<char> name, ReadOnlySpan<char> value) =>
        (name.Equals("display", StringComparison.OrdinalIgnoreCase) && value.StartsWith("none", StringComparison.OrdinalIgnoreCase))
        || (name.Equals("visibility", StringComparison.OrdinalIgnoreCase) && value.StartsWith("hidden", StringComparison.OrdinalIgnoreCase));
}
