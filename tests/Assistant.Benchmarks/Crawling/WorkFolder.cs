namespace Assistant.Benchmarks.Crawling;

/// <summary>A folder that is gone when the measurement is over.</summary>
internal sealed class WorkFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("crawl");

    /// <summary>A folder in it.</summary>
    public string Sub(string name) => _folder.CreateSubdirectory(name).FullName;

    /// <inheritdoc/>
    public void Dispose() => _folder.Delete(recursive: true);
}
