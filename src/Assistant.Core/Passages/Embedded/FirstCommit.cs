using Lucene.Net.Index;

namespace Assistant.Core.Passages.Embedded;

/// <summary>Tells an index whose first commit has not ended, or never will as its writer died, from a damaged one.</summary>
internal static class FirstCommit
{
    /// <summary>
    /// Whether none has ended: Lucene writes this file as the last step of every commit, and an unfinished list of segments
    /// that has no predecessor cannot be read.
    /// </summary>
    public static bool IsPending(string folder) => !File.Exists(Path.Combine(folder, IndexFileNames.SEGMENTS_GEN));
}
