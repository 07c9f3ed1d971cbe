using System.Text.RegularExpressions;

namespace Assistant.Core.Answering.Citations;

/// <summary>The names of hosts, and addresses for mail, in the words of an answer.</summary>
internal static partial class HostNames
{
    private static readonly HashSet<string> FileEndings = new(StringComparer.OrdinalIgnoreCase)
    {
        "gz", "bz", "xz", "zst", "zip", "tar", "tgz", "sh", "bash", "py", "ipynb", "txt", "log", "out", "err", "csv", "json", "yml", "yaml", "toml", "xml", "ini", "cfg", "conf", "sif", "def",
        "nc", "dat", "bin", "pbs", "slurm", "sub", "job", "md", "html", "pdf", "png", "so", "lib", "cc", "cpp", "cu", "hpp", "inp", "in", "list", "lock", "pub", "bak", "tmp", "exe", "jar", "whl",
    };

    /// <summary>What may be the name of a host, with or without somebody at it.</summary>
    [GeneratedRegex(@"(?<![\w.+@$/~-])(?:[A-Za-z0-9_.+-]{1,64}@)?(?:[A-Za-z0-9-]{1,63}\.){1,10}[A-Za-z]{2,24}(?![\w@-]|\.\w)")]
    public static partial Regex Pattern();

    /// <summary>Whether it is one and no file: somebody is at it, or it has three parts of which the last does not end a file's name.</summary>
    public static bool IsOne(string name) =>
        name.Contains('@') || (name.Count(c => c == '.') > 1 && !FileEndings.Contains(name[(name.LastIndexOf('.') + 1)..]));
}
