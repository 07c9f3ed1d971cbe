namespace Assistant.Core.Passages;

/// <summary>What a source may be called.</summary>
internal static class SourceName
{
    /// <summary>Whether a sign may stand in the name of a source.</summary>
    public static bool IsSign(char sign) => char.IsAsciiLetterOrDigit(sign) || sign is '-' or '_';

    /// <exception cref="PassageStoreException">No source can be called so.</exception>
    public static void Check(string source)
    {
        if (source.Length == 0 || !source.All(IsSign))
        {
            throw new PassageStoreException($"'{source}' cannot be the name of a source: it may hold letters, digits, '-' and '_' alone; rename it in Sources.");
        }
    }
}
