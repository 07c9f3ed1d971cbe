using System.Text;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Assistant.Core.Database.Columns;

/// <summary>
/// Text as both databases take it. PostgreSQL refuses NUL and halves of surrogate pairs, which pasted files and text
/// cut in mid-stream can hold; each becomes U+FFFD.
/// </summary>
internal sealed class StorableText() : ValueConverter<string, string>(text => Clean(text), stored => stored)
{
    /// <summary>The text with the characters replaced that no database takes; the same instance where there are none.</summary>
    public static string Clean(string text)
    {
        var clean = IsWellFormed(text) ? text : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        return clean.Replace('\0', '\uFFFD');
    }

    private static bool IsWellFormed(ReadOnlySpan<char> text)
    {
        for (var at = text.IndexOfAnyInRange('\uD800', '\uDFFF'); at >= 0; at = text.IndexOfAnyInRange('\uD800', '\uDFFF'))
        {
            if (!char.IsHighSurrogate(text[at]) || at + 1 == text.Length || !char.IsLowSurrogate(text[at + 1]))
            {
                return false;
            }

            text = text[(at + 2)..];
        }

        return true;
    }
}
