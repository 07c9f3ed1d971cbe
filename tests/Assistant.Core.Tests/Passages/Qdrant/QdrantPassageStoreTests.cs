using Assistant.Core.Passages;

namespace Assistant.Core.Tests.Passages.Qdrant;

public sealed class QdrantPassageStoreTests : PassageStoreContract, IAsyncLifetime
{
    private QdrantStores _stores = null!;

    public async ValueTask InitializeAsync() => _stores = await QdrantStores.StartAnywhereAsync();

    protected override IPassageStore Open() => _stores.Open();

    protected override ValueTask CleanAsync() => _stores.DisposeAsync();
}
