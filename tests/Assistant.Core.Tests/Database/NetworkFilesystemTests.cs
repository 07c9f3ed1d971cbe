using Assistant.Core.Database.Sqlite;

namespace Assistant.Core.Tests.Database;

public sealed class NetworkFilesystemTests
{
    private static readonly string[] Mounts =
    [
        "22 1 254:0 / / rw,relatime - ext4 /dev/vda rw",
        "40 22 0:50 / /home rw,relatime shared:1 - nfs4 filer:/home rw",
        "41 22 0:51 / /lus/eagle rw - lustre 10.0.0.1@o2ib:/eagle rw",
        "42 40 254:1 / /home/local rw - xfs /dev/vdb rw",
        @"43 22 0:52 / /mnt/my\040share rw - cifs //server/share rw",
        "44 22 0:53 / /mnt/cloud rw - fuse.sshfs me@host: rw",
        "45 22 0:54 / /mnt/disk rw - fuse.ext4 /dev/vdc rw",
        "46 22 0:55 / /srv rw - nfs4 filer:/srv rw",
        "47 46 0:56 / /srv rw - tmpfs tmpfs rw",
    ];

    [Theory]
    [InlineData("/home/ada/data", "nfs4")]
    [InlineData("/home", "nfs4")]
    [InlineData("/lus/eagle/projects/x", "lustre")]
    [InlineData("/mnt/my share/data", "cifs")]
    [InlineData("/mnt/cloud/data", "fuse.sshfs")]
    public void Find_OnANetworkFilesystem_NamesIt(string path, string expected) => Assert.Equal(expected, NetworkFilesystem.Find(path, Mounts));

    [Theory]
    [InlineData("/var/lib/assistant")]
    [InlineData("/home/local/data")]
    [InlineData("/homework")]
    [InlineData("/mnt/disk/data")]
    [InlineData("/srv/data")]
    public void Find_OnALocalDisk_IsNull(string path) => Assert.Null(NetworkFilesystem.Find(path, Mounts));

    [Fact]
    public void Find_WithUnknownLines_IsNull() => Assert.Null(NetworkFilesystem.Find("/data", ["", "nonsense", "1 2 3"]));

    [Fact]
    public void Find_ThroughASymbolicLink_LooksWhereItLeads()
    {
        var folder = Directory.CreateTempSubdirectory("assistant-link-").FullName;
        var link = Path.Combine(folder, "link");
        Directory.CreateSymbolicLink(link, "/proc");

        Assert.Equal("/proc/x", NetworkFilesystem.RealPath(Path.Combine(link, "x")));

        Directory.Delete(folder, recursive: true);
    }
}
