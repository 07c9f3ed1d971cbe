using Lucene.Net.Index;
using Lucene.Net.Store;

namespace Assistant.Core.Passages.Embedded;

/// <summary>Tells an index whose first commit has not ended, or never will as its writer died, from a damaged one.</summary>
internal static class FirstCommit
{
    /// <summary>
    /// Whether none has ended: Lucene writes this file as the last step of every commit, and an unfinished list of segments
    /// that has no predecessor cannot be read.
    /// </summary>
    public static bool IsPending(string folder) => !File.Exists(Path.Combine(folder, IndexFileNames.SEGMENTS_GEN));

    /// <summary>Takes away the unfinished list that a dead writer left: Lucene refuses to begin anew beside it.</summary>
    public static void ClearRemains(FSDirectory directory, string folder)
    {
        var writeLock = directory.MakeLock(IndexWriter.WRITE_LOCK_NAME);
        if (!IsPending(folder) || !writeLock.Obtain())
        {
            return; // Whole, or somebody is at it; then opening the writer will say so.
        }

        // Only a lock that was obtained may be disposed: disposing another's takes its file away.
        using (writeLock)
        {
            foreach (var list in System.IO.Directory.GetFiles(folder, $"{IndexFileNames.SEGMENTS}_*"))
            {
                File.Delete(list);
            }
        }
    }
}
