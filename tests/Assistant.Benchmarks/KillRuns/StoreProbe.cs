using Assistant.Core.Configuration;
using Assistant.Core.Passages;
using Assistant.Core.Privacy;
using Assistant.Ingest;
using Assistant.Ingest.Runs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Benchmarks.KillRuns;

/// <summary>Looks at a store as a reader in another process does.</summary>
internal static class StoreProbe
{
    public const string Source = "docs";

    /// <summary>What is wrong with a store after a kill.</summary>
    /// <param name="data">The data folder.</param>
    /// <param name="addresses">The documents that it may hold.</param>
    /// <param name="question">What surely finds something.</param>
    /// <param name="flaw">What is wrong with the passages of a document; null for nothing.</param>
    /// <param name="hadDocuments">Whether it held some before: it must never be without again.</param>
    public static async Task<(IReadOnlyList<string> Faults, bool HasDocuments)> CheckAsync(
        string data, IEnumerable<string> addresses, string question, Func<IReadOnlyList<string>, string?> flaw, bool hadDocuments)
    {
        await using var services = Open(data);
        var store = services.GetRequiredService<IPassageStore>();
        var faults = new List<string>();
        try
        {
            var status = (await store.GetStatusAsync(default)).Sources.FirstOrDefault(source => source.Source == Source);
            if (status?.Fault is { } fault)
            {
                faults.Add(fault);
            }

            var found = await store.SearchAsync(new PassageQuery { Text = question }, Caller.Anonymous, default);
            var hasDocuments = status is { Documents: > 0 };
            if (found.Count == 0 && (hadDocuments || hasDocuments))
            {
                faults.Add($"a search for '{question}' found nothing, with {status?.Documents ?? 0} documents in the store");
            }

            foreach (var (address, passages) in await ReadAsync(store, addresses))
            {
                if (flaw([.. passages.Select(passage => passage.Text)]) is { } wrong)
                {
                    faults.Add($"{address}: {wrong}");
                }
            }

            return (faults, hasDocuments);
        }
        catch (PassageStoreException broken)
        {
            return ([.. faults, broken.Message], hadDocuments);
        }
    }

    /// <summary>All that a data folder holds, a line for each passage and each remembered document, in order.</summary>
    public static async Task<IReadOnlyList<string>> DumpAsync(string data, IEnumerable<string> addresses)
    {
        await using var services = Open(data);
        var documents = await ReadAsync(services.GetRequiredService<IPassageStore>(), addresses);
        var ledger = await services.GetRequiredService<DocumentLedger>().LoadAsync(Source, default);
        return
        [
            .. documents.SelectMany(document => document.Passages)
                .Select(passage => $"passage {passage.Document.Address} {passage.Position} {passage.Id} {passage.Url} {passage.Title} {passage.Heading} {passage.Audience} {passage.Text}"),
            .. ledger.Values.OrderBy(document => document.Address, StringComparer.Ordinal)
                .Select(document => $"document {document.Address} {document.ContentHash} {string.Join(' ', document.PassageIds)}"),
        ];
    }

    private static async Task<IReadOnlyList<(string Address, IReadOnlyList<Passage> Passages)>> ReadAsync(IPassageStore store, IEnumerable<string> addresses)
    {
        var documents = new List<(string, IReadOnlyList<Passage>)>();
        foreach (var address in addresses.Order(StringComparer.Ordinal))
        {
            if (await store.ReadDocumentAsync(new DocumentId(Source, address), Caller.Anonymous, default) is { Count: > 0 } passages)
            {
                documents.Add((address, passages));
            }
        }

        return documents;
    }

    private static ServiceProvider Open(string data)
    {
        var settings = new Dictionary<string, string?> { ["Data:Path"] = data, [$"Sources:{Source}:Kind"] = "Website", [$"Sources:{Source}:Url"] = "http://127.0.0.1/" };
        return new ServiceCollection().AddLogging()
            .AddAssistantOptions(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()).AddAssistant().BuildServiceProvider();
    }
}
