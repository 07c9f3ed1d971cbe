using Lucene.Net.Index;

namespace Assistant.Core.Passages.Embedded;

/// <summary>Reads all that an index stores.</summary>
internal static class StoredDocuments
{
    /// <summary>The documents, each with its passages in order: they were written as one block, and merging keeps blocks.</summary>
    public static IEnumerable<IReadOnlyList<Passage>> Read(IndexReader reader)
    {
        var block = new List<Passage>();
        foreach (var passage in Passages(reader))
        {
            if (block.Count > 0 && block[0].Document != passage.Document)
            {
                yield return block;
                block = [];
            }

            block.Add(passage);
        }

        if (block.Count > 0)
        {
            yield return block;
        }
    }

    private static IEnumerable<Passage> Passages(IndexReader reader)
    {
        foreach (var leaf in reader.Leaves)
        {
            var live = leaf.AtomicReader.LiveDocs;
            for (var i = 0; i < leaf.AtomicReader.MaxDoc; i++)
            {
                if (live?.Get(i) != false)
                {
                    yield return PassageDocument.Read(leaf.AtomicReader.Document(i));
                }
            }
        }
    }
}
