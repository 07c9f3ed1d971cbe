using Assistant.Core.Passages;
using Assistant.Core.Privacy;

namespace Assistant.Core.Tests.Passages;

/// <summary>What every passage store does. Each store derives from it and runs all of it.</summary>
public abstract partial class PassageStoreContract : IAsyncDisposable
{
    private readonly List<IPassageStore> _opened = [];

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Opens the store of this test; a second call gives what another process would see.</summary>
    protected abstract IPassageStore Open();

    public async ValueTask DisposeAsync()
    {
        foreach (var store in _opened)
        {
            (store as IDisposable)?.Dispose();
        }

        await CleanAsync();
        GC.SuppressFinalize(this);
    }

    protected abstract ValueTask CleanAsync();

    private IPassageStore Create()
    {
        var store = Open();
        _opened.Add(store);
        return store;
    }

    private static async Task StoreAsync(IPassageStore store, params Passage[] passages)
    {
        foreach (var source in passages.GroupBy(passage => passage.Document.Source))
        {
            await using var writer = await store.OpenWriterAsync(source.Key, Token);
            foreach (var document in source.GroupBy(passage => passage.Document))
            {
                await writer.ReplaceAsync(document.Key, [.. document], Token);
            }

            await writer.CommitAsync(Token);
        }
    }

    private static async Task<IReadOnlyList<string>> SearchAsync(IPassageStore store, string text, Caller? caller = null, string? source = null, PassageKind[]? kinds = null, int top = 10)
    {
        var query = new PassageQuery { Text = text, Source = source, Kinds = kinds ?? [], Top = top };
        return [.. (await store.SearchAsync(query, caller ?? PassageSamples.User, Token)).Select(hit => hit.Passage.Text)];
    }

    private static async Task<IReadOnlyList<string>> ReadAsync(IPassageStore store, DocumentId document, Caller? caller = null) =>
        [.. (await store.ReadDocumentAsync(document, caller ?? PassageSamples.User, Token)).Select(passage => passage.Text)];
}
