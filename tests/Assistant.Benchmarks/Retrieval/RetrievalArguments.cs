namespace Assistant.Benchmarks.Retrieval;

/// <summary>The arguments of the command.</summary>
internal sealed record RetrievalArguments(int Top, int Copies, bool Misses, bool Qdrant, IReadOnlyList<(string Site, string Questions)> Sites)
{
    /// <summary>Reads them; null where they make no sense.</summary>
    public static RetrievalArguments? Parse(string[] args)
    {
        var rest = args.ToList();
        var misses = rest.Remove("--misses");
        var qdrant = rest.Remove("--qdrant");
        var top = Number(rest, "--top", 10);
        var copies = Number(rest, "--copies", 1);
        return top > 0 && copies > 0 && rest.Count > 0 && rest.Count % 2 == 0
            ? new RetrievalArguments(top, copies, misses, qdrant, [.. rest.Chunk(2).Select(pair => (pair[0], pair[1]))])
            : null;
    }

    private static int Number(List<string> args, string name, int otherwise)
    {
        var at = args.IndexOf(name);
        if (at < 0)
        {
            return otherwise;
        }

        var number = at + 1 < args.Count && int.TryParse(args[at + 1], out var parsed) ? parsed : 0;
        args.RemoveRange(at, Math.Min(2, args.Count - at));
        return number;
    }
}
