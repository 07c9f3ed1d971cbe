using System.Globalization;
using System.Text.RegularExpressions;

namespace Assistant.Benchmarks.KillRuns;

/// <summary>The pages of the site: generated ones that tell their edition in every part, or those of a folder.</summary>
internal static partial class SitePages
{
    private const int Parts = 6;

    private static readonly string[] Words =
        "queue partition node scratch quota allocation module compiler login transfer archive walltime container job array memory".Split(' ');

    /// <summary>A word that every generated page holds.</summary>
    public const string Everywhere = "edition";

    /// <summary>The generated pages of the first edition.</summary>
    public static Dictionary<string, string> Generate(int count) =>
        Enumerable.Range(0, count).Select(n => n == 0 ? "/" : $"/page-{n}/").ToDictionary(path => path, path => Write(path, 1));

    /// <summary>A page of an edition.</summary>
    public static string Write(string path, int edition)
    {
        var random = new Random(path.Aggregate(edition, (hash, sign) => unchecked((hash * 31) + sign)));
        var parts = Enumerable.Range(1, Parts).Select(part =>
            $"<h2 id=\"part-{part}\">Part {part}</h2>{string.Concat(Enumerable.Range(0, 4).Select(_ => Paragraph(path, edition, part, random)))}");
        return $"<html><head><title>Page {path}</title></head><body><main><h1>Page {path}</h1>{string.Concat(parts)}</main></body></html>";
    }

    /// <summary>Why the passages of a generated page are not one whole edition; null where they are.</summary>
    public static string? Flaw(IReadOnlyList<string> passages)
    {
        var marks = passages.SelectMany(text => Mark().Matches(text)).ToList();
        var editions = marks.Select(mark => mark.Groups[1].Value).Distinct().ToList();
        var parts = marks.Select(mark => mark.Groups[2].Value).Distinct().Count();
        return editions.Count > 1 ? $"a mix of the editions {string.Join(" and ", editions)}"
            : parts < Parts ? $"only {parts} of {Parts} parts"
            : null;
    }

    /// <summary>The HTML pages of a folder, by the paths that a web server gives them.</summary>
    public static Dictionary<string, string> Read(string folder) => Directory.EnumerateFiles(folder, "*.html", SearchOption.AllDirectories)
        .ToDictionary(file => PathOf(Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/')), File.ReadAllText);

    /// <summary>A page of a folder with a paragraph that tells its edition.</summary>
    public static string Stamp(string html, int edition)
    {
        var heading = html.IndexOf("</h1>", StringComparison.OrdinalIgnoreCase);
        return heading < 0 ? html : html.Insert(heading + "</h1>".Length, $"<p>This is edition {edition} of the page.</p>");
    }

    private static string Paragraph(string path, int edition, int part, Random random)
    {
        var words = string.Join(' ', Enumerable.Range(0, 60).Select(_ => Words[random.Next(Words.Length)]));
        return string.Create(CultureInfo.InvariantCulture, $"<p>In edition-{edition}-part-{part} of {path}: {words}.</p>");
    }

    private static string PathOf(string file) => "/" + (file.EndsWith("index.html", StringComparison.Ordinal) ? file[..^"index.html".Length] : file);

    [GeneratedRegex(@"edition-(\d+)-part-(\d+)")]
    private static partial Regex Mark();
}
