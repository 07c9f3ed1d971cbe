using Assistant.Core.Passages;
using Assistant.Core.Privacy;

namespace Assistant.Core.Tests.Passages;

/// <summary>Passages and callers for tests.</summary>
internal static class PassageSamples
{
    public static readonly DateTimeOffset Fetched = new(2026, 3, 1, 2, 3, 4, 567, TimeSpan.Zero);

    public static Caller User { get; } = Caller.Create("test", "ann", "Ann", CallerRoles.User, "ann");

    public static Caller OtherUser { get; } = Caller.Create("test", "bob", "Bob", CallerRoles.User, "bob");

    public static Caller Member { get; } = Caller.Create("test", "cid", "Cid", CallerRoles.User, "cid", ["Climate"]);

    public static Caller Staff { get; } = Caller.Create("test", "sue", "Sue", CallerRoles.Staff);

    public static Caller Admin { get; } = Caller.Create("test", "adm", "Adm", CallerRoles.Admin);

    public static DocumentId Document(string address, string source = "docs") => new(source, address);

    public static Passage Passage(DocumentId document, string text, int position = 0, Audience? audience = null, string title = "Guide") => new()
    {
        Id = PassageId.Create(document, null, text, position),
        Document = document,
        Kind = PassageKind.Documentation,
        Url = document.Address,
        Title = title,
        HeadingPath = [],
        Text = text,
        Position = position,
        Audience = audience ?? Audience.Public,
        FetchedAt = Fetched,
    };

    /// <summary>The passages of a document, one for each text.</summary>
    public static IReadOnlyList<Passage> PassagesOf(DocumentId document, params string[] texts) =>
        [.. texts.Select((text, position) => Passage(document, text, position))];
}
