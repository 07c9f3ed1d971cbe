using Lucene.Net.Index;
using Lucene.Net.Store;

namespace Assistant.Core.Passages.Embedded;

/// <summary>What can be wrong with an index, in words that say what to do.</summary>
internal static class IndexFaults
{
    /// <summary>Whether a commit was written with the fields and the analysis of this program.</summary>
    public static bool IsOfThisLayout(IDictionary<string, string> userData) =>
        userData.TryGetValue(PassageFields.LayoutKey, out var layout) && layout == PassageFields.Layout
        && userData.ContainsKey(PassageFields.IndexKey);

    /// <summary>Whether an exception tells of the files of an index, not of a fault in the program.</summary>
    public static bool IsOfFiles(Exception fault) =>
        fault is IOException or UnauthorizedAccessException or IndexFormatTooNewException or IndexFormatTooOldException or IndexNotFoundException;

    /// <summary>The same while an index is opened, when damaged files make Lucene stumble in further ways.</summary>
    public static bool IsOfOpening(Exception fault) =>
        IsOfFiles(fault) || fault is ArgumentException or IndexOutOfRangeException or InvalidOperationException or OverflowException;

    public static string OtherLayout(string source, string folder) =>
        $"The passages of source '{source}' in {folder} were stored by another version of this program; take the source in again: ingest run --source {source}.";

    public static string Unreadable(string source, string folder, Exception fault) => fault is UnauthorizedAccessException
        ? $"The passages of source '{source}' in {folder} cannot be read ({fault.Message}); let this program read that folder."
        : $"The passages of source '{source}' in {folder} cannot be read ({Reason(fault)}); take the source in again: ingest run --source {source}.";

    public static PassageStoreException Unwritable(string source, string folder, Exception fault) => fault switch
    {
        LockObtainFailedException => new PassageStoreException(
            $"Another process writes the passages of source '{source}' in {folder}; wait until it has ended, then try again.", fault),
        UnauthorizedAccessException => new PassageStoreException(
            $"The passages of source '{source}' cannot be written to {folder} ({fault.Message}); let this program write there, or set Data:Path to a folder where it may.", fault),
        CorruptIndexException or IndexFormatTooNewException or IndexFormatTooOldException or EndOfStreamException => new PassageStoreException(
            Unreadable(source, folder, fault), fault),
        _ => new PassageStoreException(
            $"The passages of source '{source}' cannot be written to {folder} ({Reason(fault)}); see that the disk has room, then run again. What was committed before is kept.", fault),
    };

    // Lucene's messages end in the whole state of its directory.
    private static string Reason(Exception fault) => fault.Message.Split('\n', '(')[0].Trim().TrimEnd('.');
}
