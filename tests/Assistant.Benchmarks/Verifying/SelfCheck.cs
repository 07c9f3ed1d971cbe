using Assistant.Core.Answering.Citations;

namespace Assistant.Benchmarks.Verifying;

/// <summary>Checks the sections of a site against themselves: whatever the verifier marks, it marks in error.</summary>
internal static class SelfCheck
{
    public static async Task<int> RunAsync(string site)
    {
        var (sections, withMarks, marks) = (0, 0, 0);
        foreach (var (address, section) in await SampleSections.ReadAsync(site, default))
        {
            var marked = CitationVerifier.Check(section.Quote, [section]).Checks.SelectMany(check => check.Unsupported).Where(piece => !piece.StartsWith('[')).ToList();
            (sections, withMarks, marks) = (sections + 1, withMarks + (marked.Count > 0 ? 1 : 0), marks + marked.Count);
            if (marked.Count > 0)
            {
                Console.WriteLine($"  {address}: {string.Join(" | ", marked.Take(8))}");
            }
        }

        Console.WriteLine($"{sections} sections, {withMarks} with {marks} marks in error");
        return 0;
    }
}
