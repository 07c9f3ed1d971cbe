using System.Text;

namespace Assistant.Core.Retrieval.Analysis;

/// <summary>
/// Writes Latin letters without their accents. String.Normalize would do it, but not under invariant globalization,
/// which the programs run with.
/// </summary>
internal static class AsciiFolding
{
    // From U+00C0 to U+017F, one sign each; '?' keeps the letter.
    private const string Latin =
        "AAAAAAACEEEEIIIIDNOOOOO?OUUUUYTsaaaaaaaceeeeiiiidnooooo?ouuuuyty"
        + "AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIiIiJjKkkLlLlLlLlLlNnNnNnnNnOoOoOoOoRrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs";

    /// <summary>The text with accents dropped and typographic signs made plain; the same text where there are none.</summary>
    public static string Fold(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text;
        }

        return string.Create(text.Length, text, static (folded, source) =>
        {
            for (var i = 0; i < source.Length; i++)
            {
                folded[i] = Fold(source[i]);
            }
        });
    }

    private static char Fold(char sign) => sign switch
    {
        >= '\u00C0' and <= '\u017F' when Latin[sign - '\u00C0'] != '?' => Latin[sign - '\u00C0'],
        '\u2018' or '\u2019' or '\u02BC' => '\'',
        '\u2010' or '\u2011' or '\u2212' => '-',
        _ => sign,
    };
}
