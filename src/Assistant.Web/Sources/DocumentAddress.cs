using Assistant.Core.Passages;

namespace Assistant.Web.Sources;

/// <summary>Finds the document that an address below <c>/sources/</c> stands for.</summary>
internal static class DocumentAddress
{
    /// <summary>
    /// The documents that the path may mean, likeliest first: each part escaped as the sources escape it, whatever the
    /// browser made of it, then with and without the slash at the end.
    /// </summary>
    /// <param name="source">The source.</param>
    /// <param name="path">What stands below it; escaped or not.</param>
    public static IEnumerable<DocumentId> Candidates(string source, string path)
    {
        var parts = path.Split('/').Select(part => Uri.EscapeDataString(Uri.UnescapeDataString(part)));
        var address = $"/sources/{source}/{string.Join('/', parts)}";
        yield return new DocumentId(source, address);
        yield return new DocumentId(source, address.EndsWith('/') ? address.TrimEnd('/') : address + "/");
    }

    /// <summary>The path below the source as it came over the wire, where a slash within a part is still escaped.</summary>
    public static string PathOf(string requestTarget)
    {
        var target = requestTarget.Split('?', '#')[0];
        var start = target.IndexOf('/', "/sources/".Length);
        return start < 0 ? "" : target[(start + 1)..];
    }
}
