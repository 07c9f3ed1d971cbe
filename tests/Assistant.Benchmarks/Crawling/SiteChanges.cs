namespace Assistant.Benchmarks.Crawling;

/// <summary>Changes pages of a served site, spread over all of it.</summary>
internal static class SiteChanges
{
    /// <summary>Gives so many pages another sentence after their heading.</summary>
    /// <param name="site">The folder of the site.</param>
    /// <param name="pages">How many pages.</param>
    /// <param name="edition">Tells one change from the next.</param>
    /// <returns>How many were changed: no more than there are.</returns>
    public static int Write(string site, int pages, string edition)
    {
        var files = Directory.EnumerateFiles(site, "index.html", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        var step = Math.Max(1, files.Count / pages);
        var changed = 0;
        for (var at = step - 1; at < files.Count && changed < pages; at += step)
        {
            var html = File.ReadAllText(files[at]);
            var heading = html.IndexOf("</h1>", StringComparison.OrdinalIgnoreCase);
            if (heading >= 0)
            {
                File.WriteAllText(files[at], html.Insert(heading + "</h1>".Length, $"<p>This is edition {edition} of the page, and says another thing than before.</p>"));
                changed++;
            }
        }
        return changed;
    }
}
