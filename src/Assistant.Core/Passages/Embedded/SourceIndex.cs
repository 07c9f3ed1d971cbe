using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;

namespace Assistant.Core.Passages.Embedded;

/// <summary>One source's index as it is open for reading, or the fault that keeps it from being read.</summary>
internal sealed class SourceIndex
{
    private const int Attempts = 20;

    private readonly CommitMark? _mark;
    private readonly string? _identity;
    private readonly ReaderDirectory? _directory;

    private SourceIndex(
        string source, CommitMark? mark, DirectoryReader? reader, string? identity, string? fault, ReaderDirectory? directory = null)
    {
        _directory = directory;
        Source = source;
        _mark = mark;
        _identity = identity;
        Reader = reader;
        Fault = fault;
    }

    /// <summary>The source.</summary>
    public string Source { get; }

    /// <summary>The open commit; null where there is a <see cref="Fault"/>.</summary>
    public DirectoryReader? Reader { get; }

    /// <summary>Why it cannot be read and what to do; null where it can.</summary>
    public string? Fault { get; }

    /// <summary>What it holds; nothing where it cannot be read.</summary>
    public SourceStatus Status => Reader is null
        ? new SourceStatus(Source, 0, 0) { Fault = Fault }
        : new SourceStatus(Source, CountDocuments(Reader), Reader.NumDocs);

    /// <summary>
    /// The newest commit of the generation in service: what is open already where it is that commit, else opened anew.
    /// Null where nothing was committed yet.
    /// </summary>
    public static SourceIndex? Open(string source, string folder, SourceIndex? before)
    {
        for (var attempt = 1; ; attempt++)
        {
            string? generation = null;
            CommitMark? mark = null;
            var pending = false;
            try
            {
                generation = SourceGenerations.Current(folder);
                // Looked at before the list of segments: it may end while that is being read.
                pending = FirstCommit.IsPending(generation);
                mark = CommitMark.Of(generation);
                if (mark is not null)
                {
                    return mark == before?._mark && before.Fault is null ? before : Open(source, generation, mark, before);
                }

                if (attempt == Attempts || !Moved(folder, generation, mark))
                {
                    return null;
                }
            }
            catch (IOException) when (attempt < Attempts && Moved(folder, generation, mark))
            {
                // A writer ended a commit or a rebuild in between, and took away what the one before had.
            }
            catch (IOException) when (pending)
            {
                return null;
            }
            catch (Exception fault) when (IndexFaults.IsOfOpening(fault))
            {
                return new SourceIndex(source, mark, null, null, IndexFaults.Unreadable(source, folder, fault));
            }
        }
    }

    /// <summary>Whether the index in a folder can be read, is the one with an identity, and holds so many documents.</summary>
    public static bool Holds(string folder, string identity, int documents)
    {
        try
        {
            using var directory = FSDirectory.Open(folder);
            var commit = new SegmentInfos();
            commit.Read(directory);
            if (!IndexFaults.IsOfThisLayout(commit.UserData) || commit.UserData[PassageFields.IndexKey] != identity)
            {
                return false;
            }

            using var reader = DirectoryReader.Open(directory);
            return CountDocuments(reader) == documents;
        }
        catch (Exception fault) when (IndexFaults.IsOfOpening(fault))
        {
            return false;
        }
    }

    /// <summary>Gives the reader up; searches that still use it keep it open until they end.</summary>
    public void Close() => Reader?.DecRef();

    private static SourceIndex Open(string source, string folder, CommitMark mark, SourceIndex? before)
    {
        using var directory = new ReaderDirectory(folder);
        var commit = new SegmentInfos();
        commit.Read(directory.Directory);
        if (!IndexFaults.IsOfThisLayout(commit.UserData))
        {
            return new SourceIndex(source, mark, null, null, IndexFaults.OtherLayout(source, folder));
        }

        var identity = commit.UserData[PassageFields.IndexKey];
        // An index that was deleted and made anew reuses the names of its segments, so its predecessor's reader must not be built upon.
        return before is { Reader: { } old, _directory: { } shared } && before._identity == identity
            ? new SourceIndex(source, mark, Newer(old, shared), identity, null, shared)
            : new SourceIndex(source, mark, directory.KeepFor(DirectoryReader.Open(directory.Directory)), identity, null, directory);
    }

    private static bool Moved(string folder, string? generation, CommitMark? mark)
    {
        try
        {
            var now = SourceGenerations.Current(folder);
            return now != generation || CommitMark.Of(now) != mark;
        }
        catch (Exception fault) when (IndexFaults.IsOfFiles(fault))
        {
            return false;
        }
    }

    private static DirectoryReader Newer(DirectoryReader old, ReaderDirectory directory)
    {
        if (DirectoryReader.OpenIfChanged(old) is { } newer)
        {
            return directory.KeepFor(newer);
        }

        old.IncRef(); // Held twice: once by the predecessor, which is about to be closed.
        return old;
    }

    private static int CountDocuments(DirectoryReader reader)
    {
        var count = new TotalHitCountCollector();
        new IndexSearcher(reader).Search(new TermQuery(new Term(PassageFields.First, PassageFields.First)), count);
        return count.TotalHits;
    }
}
