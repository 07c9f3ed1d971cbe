using System.Text.RegularExpressions;

namespace Assistant.Core.Answering.Citations;

/// <summary>Takes links out of an answer that do not lead to http or https, and all images: showing one would call its host.</summary>
internal static partial class AnswerLinks
{
    /// <summary>The answer with such links and images replaced by their text; code stays as it is.</summary>
    public static string Clean(string markdown)
    {
        var withoutLinks = Replace(markdown, Link(), match =>
        {
            var isImage = match.Groups["image"].Length > 0;
            var target = match.Groups["url"].Success ? match.Groups["url"].Value : match.Groups["auto"].Success ? match.Groups["auto"].Value : match.Groups["defined"].Value;
            return !isImage && IsWeb(target) ? match.Value : match.Groups["text"].Value;
        });
        // What is left are images whose target is defined elsewhere.
        return Replace(withoutLinks, ImageMark(), _ => "[");
    }

    private static string Replace(string markdown, Regex pattern, MatchEvaluator change)
    {
        var code = CodeSpans.FindAll(markdown);
        return pattern.Replace(markdown, match => CodeSpans.Contains(code, match.Index) ? match.Value : change(match));
    }

    private static bool IsWeb(string target) =>
        Uri.TryCreate(target.Trim('<', '>'), UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);

    [GeneratedRegex(@"!\[")]
    private static partial Regex ImageMark();

    // [text](target "title"), ![text](target), <scheme:…>, and [name]: target on a line of its own.
    [GeneratedRegex(@"(?<image>!?)\[(?<text>[^\[\]\n]{0,500})\]\(\s{0,9}(?<url><[^<>\n]{0,2000}>|[^\s()]{0,2000}(?:\([^\s()]{0,500}\)[^\s()]{0,500}){0,4})[^()\n]{0,300}\)|<(?<auto>[A-Za-z][A-Za-z0-9+.-]{0,30}:[^<>\s]{0,2000})>|^[ ]{0,3}\[[^\]\n]{1,300}\]:[ ]{0,9}(?<defined>\S+)[^\n]*$", RegexOptions.Multiline)]
    private static partial Regex Link();
}
