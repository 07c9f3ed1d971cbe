using Assistant.Core.Conversations;
using Assistant.Core.Passages;

namespace Assistant.Core.Tests.Answering;

/// <summary>Numbered sources for tests.</summary>
internal static class TestSources
{
    public static Citation Source(int n, string quote, string title = "Storage", string heading = "", Audience? audience = null) => new(
        n, Guid.NewGuid(), "docs", $"https://docs.example.org/page-{n}/#part", title, heading, quote,
        new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero), audience ?? Audience.Public, Supported: null);
}
