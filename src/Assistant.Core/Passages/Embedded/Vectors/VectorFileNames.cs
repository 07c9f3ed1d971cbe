using System.Globalization;
using Assistant.Core.Passages.Vectors;

namespace Assistant.Core.Passages.Embedded.Vectors;

/// <summary>The names of the vector files in a source's folder: <c>{space}-{number}.codes</c> and <c>.floats</c>; the highest number counts.</summary>
internal static class VectorFileNames
{
    public const string Codes = ".codes";
    public const string Floats = ".floats";

    /// <summary>A pair that is still being written; it counts once this is taken off its name.</summary>
    public const string Draft = ".draft";

    /// <summary>The first file of the pair in use; null where there is none.</summary>
    public static string? Newest(string folder, VectorSpace space)
    {
        try
        {
            return Directory.EnumerateFiles(folder, $"{space.Fingerprint}-*{Codes}").Where(file => file.EndsWith(Codes, StringComparison.Ordinal)).MaxBy(NumberOf);
        }
        catch (DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Whether vectors of another space lie in a folder.</summary>
    public static bool HasOthers(string folder, VectorSpace space) => Directory.Exists(folder)
        && Directory.EnumerateFiles(folder, $"*{Codes}").Any(file => !Path.GetFileName(file).StartsWith(space.Fingerprint, StringComparison.Ordinal));

    /// <summary>The first file of the pair that follows one.</summary>
    public static string After(string folder, VectorSpace space, string? codes) =>
        Path.Combine(folder, $"{space.Fingerprint}-{((codes is null ? 0 : NumberOf(codes)) + 1).ToString(CultureInfo.InvariantCulture)}{Codes}");

    /// <summary>The second file of a pair.</summary>
    public static string FloatsOf(string codes) => Path.ChangeExtension(codes, Floats);

    private static int NumberOf(string codes) =>
        int.TryParse(Path.GetFileNameWithoutExtension(codes).Split('-')[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
