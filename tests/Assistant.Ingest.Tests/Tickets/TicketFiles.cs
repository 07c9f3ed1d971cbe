using System.Text;
using Assistant.Core.Configuration;
using Assistant.Core.Privacy;
using Assistant.Core.Tickets;
using Assistant.Ingest.Sources;
using Assistant.Ingest.Tickets;
using Microsoft.Extensions.Time.Testing;

namespace Assistant.Ingest.Tests.Tickets;

/// <summary>Reads ticket files as a source or an upload does.</summary>
internal static class TicketFiles
{
    public static FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero));

    public static string Samples { get; } = Path.Combine(RepositoryRoot(), "samples", "tickets.json");

    /// <summary>Walks a file as the source <c>archive</c> of an administrator.</summary>
    public static Task<List<SourceItem>> WalkAsync(string json, SourceOptions? options = null, RequesterMatch match = RequesterMatch.UserName) =>
        WalkAsync(Encoding.UTF8.GetBytes(json), options, match);

    public static async Task<List<SourceItem>> WalkAsync(byte[] content, SourceOptions? options = null, RequesterMatch match = RequesterMatch.UserName)
    {
        var path = Path.Combine(Path.GetTempPath(), $"tickets-{Guid.NewGuid():N}.json");
        await File.WriteAllBytesAsync(path, content, TestContext.Current.CancellationToken);
        try
        {
            return await WalkFileAsync(path, options, match);
        }
        finally
        {
            File.Delete(path);
        }
    }

    public static async Task<List<SourceItem>> WalkFileAsync(string path, SourceOptions? options = null, RequesterMatch match = RequesterMatch.UserName)
    {
        options ??= new SourceOptions();
        options.Kind = SourceKind.TicketFile;
        options.Path = path;
        var source = new TicketFileSource("archive", options, match, new Redactor(), Clock);
        return await source.ReadAsync(null, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
    }

    public static async Task<Ticket> SingleAsync(string json, SourceOptions? options = null, RequesterMatch match = RequesterMatch.UserName) =>
        Assert.Single((await WalkAsync(json, options, match)).OfType<FetchedTicket>()).Ticket;

    public static async Task<Dictionary<string, FetchedTicket>> SamplesAsync() =>
        (await WalkFileAsync(Samples)).OfType<FetchedTicket>().ToDictionary(fetched => fetched.Ticket.Number.Value);

    /// <summary>What an upload makes of a file.</summary>
    public static async Task<(List<SourceItem> Items, UploadSource Source)> UploadAsync(Stream content)
    {
        var intake = new TicketIntake(TicketUpload.SourceName, TicketLabels.ForUploads, idIsNumber: true, new Redactor(), Clock);
        var source = new UploadSource(content, new TicketFileWalk("upload.json", intake));
        var items = await source.ReadAsync(null, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
        return (items, source);
    }

    private static string RepositoryRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Assistant.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not run below the repository.");
        }

        return folder;
    }
}
