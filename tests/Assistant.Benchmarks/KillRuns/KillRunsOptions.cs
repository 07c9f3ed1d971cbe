namespace Assistant.Benchmarks.KillRuns;

/// <summary>What to do to the program.</summary>
/// <param name="Count">How many runs are killed.</param>
/// <param name="Pages">How many pages the generated site has.</param>
/// <param name="Seed">Makes the same moments and changes again, as far as a machine's speed allows.</param>
/// <param name="Site">A folder with a rendered site in the place of the generated one; null for that.</param>
public sealed record KillRunsOptions(int Count = 100, int Pages = 300, int Seed = 1, string? Site = null)
{
    /// <summary>Reads the arguments; null where they make no sense.</summary>
    public static KillRunsOptions? Parse(string[] args)
    {
        var options = new KillRunsOptions();
        for (var i = 0; i < args.Length; i += 2)
        {
            var value = i + 1 < args.Length ? args[i + 1] : "";
            var number = int.TryParse(value, out var parsed) && parsed > 0 ? parsed : (int?)null;
            options = (args[i], number) switch
            {
                ("--count", { } count) => options with { Count = count },
                ("--pages", { } pages) => options with { Pages = pages },
                ("--seed", { } seed) => options with { Seed = seed },
                ("--site", _) when Directory.Exists(value) => options with { Site = value },
                _ => null,
            };
            if (options is null)
            {
                return null;
            }
        }

        return options;
    }
}
