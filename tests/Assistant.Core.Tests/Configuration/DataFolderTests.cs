using Assistant.Core.Configuration;

namespace Assistant.Core.Tests.Configuration;

public sealed class DataFolderTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("data-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Prepare_MakesTheFoldersForTheirOwnerAlone_AndLeavesNothingBehind()
    {
        var data = new DataOptions { Path = Path.Combine(_folder.FullName, "a", "b") };

        DataFolder.Prepare(data, DataFolder.Passages, DataFolder.Keys);

        Assert.Equal(["keys", "passages"], Directory.EnumerateFileSystemEntries(data.Path).Select(Path.GetFileName).Order());
        Assert.Empty(Directory.EnumerateFileSystemEntries(DataFolder.PathOf(data, DataFolder.Keys)));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(DataFolder.PathOf(data, DataFolder.Keys)));
        }
    }

    [Fact]
    public void Prepare_BelowAFile_NamesTheFile()
    {
        var file = Path.Combine(_folder.FullName, "file");
        File.WriteAllText(file, "");

        var fault = Assert.Throws<SettingsException>(() => DataFolder.Prepare(new DataOptions { Path = Path.Combine(file, "data") }));

        Assert.Contains($"{file} is a file, not a folder", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Prepare_WhereAPartCannotBeWritten_NamesThatPart()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Needs /proc, where not even root can make files.");
        var passages = Path.Combine(_folder.FullName, "passages");
        Directory.CreateSymbolicLink(passages, "/proc");

        var fault = Assert.Throws<SettingsException>(() => DataFolder.Prepare(new DataOptions { Path = _folder.FullName }, DataFolder.Passages));

        Assert.Contains($"{passages} cannot be written by the user", fault.Message, StringComparison.Ordinal);
    }
}
