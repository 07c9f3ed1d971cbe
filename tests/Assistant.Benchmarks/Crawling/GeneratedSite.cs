using System.Text;

namespace Assistant.Benchmarks.Crawling;

/// <summary>A made-up documentation of any size, the same each time: pages of some 10 kB with a navigation and links to their neighbours.</summary>
internal static class GeneratedSite
{
    private const int PagesOfASection = 50;

    private static readonly string[] Words =
    [
        "queue", "partition", "node", "scratch", "module", "compiler", "batch", "walltime", "account", "project", "quota", "login", "key", "transfer",
        "container", "profile", "memory", "core", "accelerator", "network", "launch", "script", "output", "limit", "reservation", "priority",
    ];

    /// <summary>Writes so many pages.</summary>
    public static int Write(string folder, int pages)
    {
        var random = new Random(1);
        var paths = Enumerable.Range(0, pages).Select(PathOf).ToList();
        for (var number = 0; number < pages; number++)
        {
            var file = Path.Combine(folder, paths[number]);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, Page(number, pages, random));
        }
        SiteCopies.WriteSitemap(folder, paths);
        return pages;
    }

    private static string PathOf(int number) =>
        number == 0 ? "index.html" : $"section-{number / PagesOfASection}/page-{number}/index.html";

    private static string Page(int number, int pages, Random random)
    {
        var text = new StringBuilder($"<html><head><title>Page {number}</title></head><body><nav>");
        var first = number / PagesOfASection * PagesOfASection;
        for (var other = first; other < Math.Min(first + PagesOfASection + 1, pages); other++)
        {
            text.Append($"<a href=\"/{PathOf(other)[..^10]}\">Page {other}</a>");
        }
        text.Append($"</nav><main><h1>Page {number}</h1>");
        for (var section = 0; section < 6; section++)
        {
            text.Append($"<h2 id=\"s{section}\">Section {section} of {number}</h2>");
            for (var paragraph = 0; paragraph < 3; paragraph++)
            {
                text.Append("<p>").AppendJoin(' ', Enumerable.Range(0, 60).Select(_ => Words[random.Next(Words.Length)])).Append($" {random.Next()}.</p>");
            }
            text.Append($"<pre><code class=\"language-bash\">sbatch --time={section}:00:00 job-{number}.sh</code></pre>");
        }
        return text.Append("</main></body></html>").ToString();
    }
}
