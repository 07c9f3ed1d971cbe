namespace Assistant.Ingest.Chunking;

/// <summary>What a passage is packed from: a whole block, or a piece of one that does not fit.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Markdown that stands on its own.</param>
/// <param name="Glue">What stands between it and the unit before it, where both share a passage.</param>
/// <param name="Tokens">How many tokens it has.</param>
internal sealed record ChunkUnit(UnitKind Kind, string Text, string Glue, int Tokens)
{
    /// <summary>Between two blocks.</summary>
    public const string BlockGlue = "\n\n";

    /// <summary>
    /// Whether it only announces what follows, as "For example:" or the label of a tab does: it then goes along to
    /// the next passage.
    /// </summary>
    public bool IsLeadIn => Kind == UnitKind.Prose && (Text.EndsWith(':') || (Text.StartsWith("**", StringComparison.Ordinal) && Text.EndsWith("**", StringComparison.Ordinal)));
}

/// <summary>Whether a unit may be cut or repeated.</summary>
internal enum UnitKind
{
    /// <summary>Running text, list items: may be repeated at the start of the next passage.</summary>
    Prose,

    /// <summary>Holds code or a table: is never repeated.</summary>
    Solid,
}
