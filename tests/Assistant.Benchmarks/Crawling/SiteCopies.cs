namespace Assistant.Benchmarks.Crawling;

/// <summary>A site that is there several times, as if it had grown.</summary>
internal static class SiteCopies
{
    /// <summary>Copies the files, and writes a sitemap of the pages.</summary>
    /// <returns>How many pages there are.</returns>
    public static int Write(string from, string to, int copies)
    {
        var pages = new List<string>();
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var path = Path.GetRelativePath(from, file).Replace('\\', '/');
            for (var copy = 0; copy < copies; copy++)
            {
                var target = copy == 0 ? path : $"copy-{copy}/{path}";
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(to, target))!);
                File.Copy(file, Path.Combine(to, target));
                if (path.EndsWith(".html", StringComparison.Ordinal) && path != "404.html")
                {
                    pages.Add(target);
                }
            }
        }
        WriteSitemap(to, pages);
        return pages.Count;
    }

    /// <summary>Writes the sitemap of a site whose server puts its own address before each path.</summary>
    public static void WriteSitemap(string folder, IEnumerable<string> pages) => File.WriteAllText(
        Path.Combine(folder, "sitemap.xml"),
        $"<urlset>{string.Concat(pages.Select(page => $"<url><loc>/{Address(page)}</loc></url>"))}</urlset>");

    /// <summary>The size of a folder.</summary>
    public static double Megabytes(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length) / 1e6;

    private static string Address(string page) =>
        string.Join('/', page.Split('/').Select(Uri.EscapeDataString)) is var path && path.EndsWith("index.html", StringComparison.Ordinal) ? path[..^10] : path;
}
