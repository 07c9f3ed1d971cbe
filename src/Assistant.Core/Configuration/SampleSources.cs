namespace Assistant.Core.Configuration;

/// <summary>The samples that stand in while a site has configured no source of its own.</summary>
public static class SampleSources
{
    /// <summary>The sources over the folder <c>samples</c>.</summary>
    public static SourcesOptions Create(string root) => new()
    {
        ["samples"] = new SourceOptions { Kind = SourceKind.Website, Path = Path.Combine(root, "samples", "site"), Audience = ["public"] },
        ["sample-tickets"] = new SourceOptions { Kind = SourceKind.TicketFile, Path = Path.Combine(root, "samples", "tickets.json") },
    };
}
