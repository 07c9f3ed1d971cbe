namespace Assistant.Core.Passages.Embedded;

/// <summary>What can be seen of an index's newest commit without opening it; two equal marks are one commit.</summary>
/// <param name="Folder">The folder of the index.</param>
/// <param name="File">The name of the file that lists the segments.</param>
/// <param name="Written">When it was written.</param>
/// <param name="Length">Its length; it grows by the checksum when the commit ends.</param>
internal sealed record CommitMark(string Folder, string File, DateTime Written, long Length)
{
    private const int Looks = 5;

    /// <summary>The mark of the index in a folder; null where nothing was committed yet.</summary>
    public static CommitMark? Of(string folder)
    {
        for (var look = 1; ; look++)
        {
            try
            {
                var newest = new DirectoryInfo(folder).EnumerateFiles("segments_*")
                    .MaxBy(file => (file.Name.Length, file.Name), Comparer<(int, string)>.Create(Compare));
                return newest is null ? null : new CommitMark(folder, newest.Name, newest.LastWriteTimeUtc, newest.Length);
            }
            catch (FileNotFoundException) when (look < Looks)
            {
                // A writer has committed between the listing and the look, and took the old list away.
            }
            catch (DirectoryNotFoundException)
            {
                return null;
            }
        }
    }

    // Generations are counted in base 36 without leading zeros: the longer name is the newer one.
    private static int Compare((int Length, string Name) left, (int Length, string Name) right) =>
        left.Length != right.Length ? left.Length - right.Length : string.CompareOrdinal(left.Name, right.Name);
}
