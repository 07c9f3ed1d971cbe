using Assistant.Web.Status;

namespace Assistant.Web.Tests.Doubles;

/// <summary>A service whose state a test sets.</summary>
internal sealed class FakeStatus : ISystemStatus
{
    public SystemStatusView View { get; set; } = new(
        "embedded, /srv/assistant/data/passages", 412,
        [
            new SourceLine("samples", "Website", 32, 381, new DateTimeOffset(2026, 9, 12, 2, 0, 41, TimeSpan.Zero), 0, null),
            new SourceLine("sample-tickets", "TicketFile", 16, 31, new DateTimeOffset(2026, 9, 12, 2, 0, 43, TimeSpan.Zero), 1, "Record 14 at byte 20311 has no number; give it one."),
        ],
        [new ModelLine("sophia", "llama-3.3-70b", Healthy: true, "answering")],
        Ready: true, Busy: null)
    {
        Retriever = "BM25 (embedded)",
    };

    public Task<SystemStatusView> GetAsync(CancellationToken cancellationToken) => Task.FromResult(View);
}
