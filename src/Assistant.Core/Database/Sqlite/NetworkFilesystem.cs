using System.Globalization;
using System.Text.RegularExpressions;

namespace Assistant.Core.Database.Sqlite;

/// <summary>
/// Tells whether a folder lies on a filesystem that several machines share. SQLite's write-ahead log needs memory that
/// all its processes share, and locks that hold: on such filesystems the database is sooner or later damaged.
/// </summary>
internal static partial class NetworkFilesystem
{
    private static readonly HashSet<string> Kinds =
    [
        "afs", "beegfs", "ceph", "cifs", "coda", "gfs2", "glusterfs", "gpfs", "lustre", "ncpfs", "nfs", "nfs4", "ocfs2", "orangefs",
        "panfs", "pvfs2", "smb3", "smbfs", "wekafs",
    ];

    /// <summary>The kind of network filesystem that a folder lies on; null for a local disk, and where the system does not say.</summary>
    /// <param name="folder">An absolute path; need not exist yet.</param>
    public static string? Find(string folder)
    {
        try
        {
            return OperatingSystem.IsLinux() ? Find(RealPath(folder), File.ReadLines("/proc/self/mountinfo")) : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The same, from the lines of <c>/proc/self/mountinfo</c> and a path without symbolic links.</summary>
    public static string? Find(string path, IEnumerable<string> mountInfo)
    {
        // Of mounts over one another at the same place, the last counts.
        var mount = mountInfo.Select(Parse).Where(mount => IsBelow(path, mount.Point)).Aggregate(
            (Point: "", Kind: ""), (best, next) => next.Point.Length >= best.Point.Length ? next : best);
        // FUSE says fuse.sshfs; local FUSE filesystems cannot be told from remote ones by a rule, so the list names the common remote ones.
        return Kinds.Contains(mount.Kind) || RemoteFuse().IsMatch(mount.Kind) ? mount.Kind : null;
    }

    // proc_pid_mountinfo(5): "36 35 98:0 /root /mount/point options… - type device options"
    private static (string Point, string Kind) Parse(string line)
    {
        var fields = line.Split(' ');
        var separator = Array.IndexOf(fields, "-");
        return separator > 4 && separator + 1 < fields.Length ? (Unescape(fields[4]), fields[separator + 1]) : ("", "");
    }

    private static bool IsBelow(string path, string point) =>
        point.Length > 0 && (point == "/" || path == point || path.StartsWith(point + "/", StringComparison.Ordinal));

    private static string Unescape(string point) =>
        OctalEscape().Replace(point, match => ((char)Convert.ToInt32(match.Groups[1].Value, 8)).ToString(CultureInfo.InvariantCulture));

    /// <summary>The path without symbolic links; parts that do not exist stay as they are.</summary>
    internal static string RealPath(string path)
    {
        var full = Path.GetFullPath(path);
        if (Path.GetDirectoryName(full) is not { } parent)
        {
            return full;
        }

        var target = Path.Exists(full) ? Directory.ResolveLinkTarget(full, returnFinalTarget: false)?.FullName : null;
        return target is not null ? RealPath(target) : Path.Combine(RealPath(parent), Path.GetFileName(full));
    }

    [GeneratedRegex(@"\\([0-7]{3})")]
    private static partial Regex OctalEscape();

    [GeneratedRegex(@"^fuse\.(sshfs|s3fs|glusterfs|ceph|rclone|gcsfuse|davfs2?|cvmfs|cephfs|juicefs|hdfs|fuse_dfs|beegfs|lustre|moosefs|mfs)$")]
    private static partial Regex RemoteFuse();
}
