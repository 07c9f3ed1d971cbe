namespace Assistant.Core.Passages;

/// <summary>Names a document: the source it came from and its canonical address there.</summary>
/// <param name="Source">The key of the source in the configuration.</param>
/// <param name="Address">A page's canonical URL or path, or a ticket's <c>sys_id</c>; unique within the source.</param>
public readonly record struct DocumentId(string Source, string Address)
{
    /// <summary>The id as one text; a blank cannot stand in a source's name, so it is unambiguous.</summary>
    public override string ToString() => $"{Source} {Address}";
}
