using Assistant.Core.Passages;

namespace Assistant.Core.Tests.Passages.Embedded;

public sealed class EmbeddedPassageStoreTests : PassageStoreContract
{
    private readonly EmbeddedStores _stores = new();

    protected override IPassageStore Open() => _stores.Open();

    protected override ValueTask CleanAsync()
    {
        _stores.Dispose();
        return ValueTask.CompletedTask;
    }
}
