using Assistant.Core.Passages.Embedded;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace Assistant.Core.Tests.Passages.Embedded;

public sealed class ReaderDirectoryTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("directory").FullName;

    public ReaderDirectoryTests()
    {
        using var directory = Lucene.Net.Store.FSDirectory.Open(_folder);
        using var writer = new IndexWriter(directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, null));
        writer.Commit();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Directory_WithReaders_ClosesWithTheLastOfThem()
    {
        var shared = new ReaderDirectory(_folder);
        var first = shared.KeepFor(DirectoryReader.Open(shared.Directory));
        var second = shared.KeepFor(DirectoryReader.Open(shared.Directory));
        shared.Dispose();

        first.Dispose();
        Assert.NotEmpty(shared.Directory.ListAll());
        second.Dispose();

        Assert.Throws<ObjectDisposedException>(() => shared.Directory.OpenInput("segments.gen", Lucene.Net.Store.IOContext.READ_ONCE));
    }

    [Fact]
    public void Directory_ThatNoReaderTook_ClosesWithItsOpener()
    {
        var shared = new ReaderDirectory(_folder);

        shared.Dispose();

        Assert.Throws<ObjectDisposedException>(() => shared.Directory.OpenInput("segments.gen", Lucene.Net.Store.IOContext.READ_ONCE));
    }
}
