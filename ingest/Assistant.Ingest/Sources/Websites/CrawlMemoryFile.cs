using System.Security.Cryptography;
using System.Text;
using Assistant.Core.Configuration;

namespace Assistant.Ingest.Sources.Websites;

/// <summary>
/// Keeps the memory of a site's crawls in a file. It can be lost at no loss: the next crawl then transfers all pages once.
/// It is lost on purpose when settings or this program change, for a page that was not wanted before may be wanted now.
/// </summary>
internal sealed class CrawlMemoryFile(string path, SourceOptions options)
{
    private const string Magic = "crawl memory 1";

    /// <summary>Reads it; empty where there is none, or none that fits.</summary>
    public CrawlMemory Load()
    {
        try
        {
            using var reader = new BinaryReader(new BufferedStream(File.OpenRead(path), 1 << 16), Encoding.UTF8);
            return reader.ReadString() == Magic && reader.ReadString() == Fingerprint() ? Read(reader) : CrawlMemory.Empty();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or FormatException or OverflowException)
        {
            return CrawlMemory.Empty();
        }
    }

    /// <summary>Writes it, whole or not at all; if nothing is new, not.</summary>
    public void Save(CrawlMemory memory)
    {
        if (!memory.IsChanged)
        {
            return;
        }
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var draft = path + ".new";
        using (var writer = new BinaryWriter(new BufferedStream(File.Create(draft), 1 << 16), Encoding.UTF8))
        {
            writer.Write(Magic);
            writer.Write(Fingerprint());
            Write(writer, memory);
        }
        File.Move(draft, path, overwrite: true);
    }

    private static CrawlMemory Read(BinaryReader reader)
    {
        var addresses = new AddressTable();
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            addresses.Add(reader.ReadString());
        }
        var pages = new Dictionary<int, RememberedPage>();
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            var id = reader.ReadInt32();
            var tag = reader.ReadBoolean() ? reader.ReadString() : null;
            var modified = reader.ReadInt64();
            var version = new DocumentVersion(tag, modified == 0 ? null : new DateTimeOffset(modified, TimeSpan.Zero));
            pages[id] = new RememberedPage(version, reader.ReadBoolean(), reader.ReadBytes(reader.ReadInt32()));
        }
        return new CrawlMemory(addresses, pages);
    }

    // Only addresses that are still named, under new ids.
    private static void Write(BinaryWriter writer, CrawlMemory memory)
    {
        var isNamed = new bool[memory.Addresses.Count];
        foreach (var (id, page) in memory.Pages)
        {
            isNamed[id] = true;
            foreach (var link in IdList.Unpack(page.Links))
            {
                isNamed[link] = true;
            }
        }
        var ids = new int[isNamed.Length];
        var next = 0;
        for (var id = 0; id < ids.Length; id++)
        {
            ids[id] = isNamed[id] ? next++ : -1;
        }
        writer.Write(next);
        for (var id = 0; id < ids.Length; id++)
        {
            if (isNamed[id])
            {
                writer.Write(memory.Addresses[id]);
            }
        }
        writer.Write(memory.Pages.Count);
        foreach (var (id, page) in memory.Pages)
        {
            writer.Write(ids[id]);
            writer.Write(page.Version.ETag is not null);
            if (page.Version.ETag is { } tag)
            {
                writer.Write(tag);
            }
            writer.Write(page.Version.LastModified?.UtcTicks ?? 0);
            writer.Write(page.IsDocument);
            var links = IdList.Pack([.. IdList.Unpack(page.Links).Select(link => ids[link])]); // the order of ids is kept
            writer.Write(links.Length);
            writer.Write(links);
        }
    }

    private string Fingerprint()
    {
        var program = typeof(CrawlMemoryFile).Module.ModuleVersionId;
        var settings = $"{program}\n{options.Url}\n{options.BaseUrl}\n{string.Join(',', options.Include)}\n{string.Join(',', options.Exclude)}";
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(settings)));
    }
}
