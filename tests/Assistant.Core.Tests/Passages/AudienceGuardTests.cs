using Assistant.Core.Passages;
using Assistant.Core.Passages.Vectors;
using Assistant.Core.Privacy;
using static Assistant.Core.Tests.Passages.PassageSamples;

namespace Assistant.Core.Tests.Passages;

public sealed class AudienceGuardTests
{
    private static readonly Passage Secret = Passage(Document("/a"), "secret", 0, Audience.Staff);

    [Fact]
    public async Task Search_StoreLetsAForbiddenPassageThrough_ThrowsWithoutItsText()
    {
        var guard = new AudienceGuard(new LeakingStore());

        var breach = await Assert.ThrowsAsync<AudienceBreachException>(
            () => guard.SearchAsync(new PassageQuery { Text = "secret" }, User, TestContext.Current.CancellationToken));

        Assert.Contains(Secret.Id.ToString(), breach.Message);
        Assert.DoesNotContain("secret", breach.Message);
    }

    [Fact]
    public async Task Read_StoreLetsAForbiddenPassageThrough_Throws() =>
        await Assert.ThrowsAsync<AudienceBreachException>(
            () => new AudienceGuard(new LeakingStore()).ReadDocumentAsync(Secret.Document, Admin, TestContext.Current.CancellationToken));

    [Fact]
    public async Task Search_CallerMayRead_PassesThrough() =>
        Assert.Single(await new AudienceGuard(new LeakingStore()).SearchAsync(new PassageQuery { Text = "secret" }, Staff, TestContext.Current.CancellationToken));

    private sealed class LeakingStore : IPassageStore
    {
        public Task<IReadOnlyList<PassageHit>> SearchAsync(PassageQuery query, Caller caller, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<PassageHit>>([new PassageHit(Secret, 1)]);

        public Task<IReadOnlyList<Passage>> ReadDocumentAsync(DocumentId document, Caller caller, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<Passage>>([Secret]);

        public Task<ISourceWriter> OpenWriterAsync(string source, CancellationToken cancellationToken) => throw new InvalidOperationException();

        public Task<ISourceRebuild> OpenRebuildAsync(string source, CancellationToken cancellationToken) => throw new InvalidOperationException();

        public Task<ISourceVectors> OpenVectorsAsync(string source, VectorSpace space, CancellationToken cancellationToken) => throw new InvalidOperationException();

        public Task<PassageStoreStatus> GetStatusAsync(CancellationToken cancellationToken) => throw new InvalidOperationException();
    }
}
