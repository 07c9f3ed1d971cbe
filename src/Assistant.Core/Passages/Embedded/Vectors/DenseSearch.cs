using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using Assistant.Core.Passages.Vectors;
using Assistant.Core.Privacy;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Assistant.Core.Passages.Embedded.Vectors;

/// <summary>
/// Finds the passages whose vectors are most like a question's: all that the caller may read are compared, in whole numbers
/// first, and the best of them once more in full. Nothing else is ever compared.
/// </summary>
internal static unsafe class DenseSearch
{
    // Of so many times the wanted number the order in whole numbers is right about who is among them.
    private const int Spare = 4;
    private const int FewestCandidates = 200;

    /// <summary>The passages, best first; the score is the cosine.</summary>
    public static IReadOnlyList<PassageHit> Run(IndexSearcher searcher, PassageQuery query, QueryVector vector, Caller caller, VectorCatalog vectors)
    {
        var readable = ReadableFilter.For(caller, query.Source, query.Kinds);
        var best = new PriorityQueue<Candidate, float>();
        var most = Math.Max(FewestCandidates, Spare * query.Top);
        var pinned = new List<PinnedVectors>();
        var (codes, scale) = Encode(vector);
        try
        {
            foreach (var leaf in searcher.IndexReader.Leaves)
            {
                if (SourceOf(leaf.AtomicReader) is { } source && vectors.Find(source, vector.Space) is { } file && TryPin(file) is { } rows)
                {
                    pinned.Add(rows);
                    Compare(leaf, readable, file, new Rows(rows.Codes, file.Layout, codes, scale, pinned.Count - 1), best, most);
                }
            }

            var layout = new VectorLayout(vector.Space.Dimensions);
            return
            [
                .. best.UnorderedItems
                    .Select(item => (item.Element.Document, Score: TensorPrimitives.Dot(pinned[item.Element.File].Row(item.Element.Row, layout), vector.Values.Span)))
                    .OrderByDescending(hit => hit.Score).ThenBy(hit => hit.Document)
                    .Take(query.Top)
                    .Select(hit => new PassageHit(PassageDocument.Read(searcher.Doc(hit.Document)), hit.Score)),
            ];
        }
        finally
        {
            pinned.ForEach(rows => rows.Dispose());
        }
    }

    private static void Compare(AtomicReaderContext leaf, Filter readable, VectorFileReader file, Rows rows, PriorityQueue<Candidate, float> best, int most)
    {
        var reader = leaf.AtomicReader;
        if (readable.GetDocIdSet(leaf, acceptDocs: null) is not FixedBitSet allowed)
        {
            return; // None is.
        }

        var places = SegmentRows.Of(reader, file);
        var (words, live) = (allowed.GetBits(), reader.LiveDocs);
        var lowest = best.Count < most ? float.NegativeInfinity : LowestOf(best);
        fixed (short* query = rows.Query)
        {
            for (var word = 0; word < words.Length; word++)
            {
                for (var bits = (ulong)words[word]; bits != 0; bits &= bits - 1)
                {
                    var document = (word * 64) + BitOperations.TrailingZeroCount(bits);
                    var row = places[document];
                    if ((uint)row >= (uint)file.Rows || live?.Get(document) == false)
                    {
                        continue;
                    }

                    var score = rows.Score(row, query);
                    if (score > lowest)
                    {
                        best.Enqueue(new Candidate(leaf.DocBase + document, rows.File, row), score);
                        if (best.Count > most)
                        {
                            best.Dequeue();
                        }

                        lowest = best.Count < most ? lowest : LowestOf(best);
                    }
                }
            }
        }
    }

    private static float LowestOf(PriorityQueue<Candidate, float> best) => best.TryPeek(out _, out var score) ? score : float.NegativeInfinity;

    private static PinnedVectors? TryPin(VectorFileReader file)
    {
        try
        {
            return file.Pin();
        }
        catch (ObjectDisposedException)
        {
            return null; // Replaced this moment, by a file that the next search finds.
        }
    }

    // An index holds one source.
    private static string? SourceOf(AtomicReader reader) =>
        reader.GetTerms(PassageFields.Source)?.GetEnumerator() is { } terms && terms.MoveNext() ? terms.Term.Utf8ToString() : null;

    private static (short[] Codes, float Scale) Encode(QueryVector vector)
    {
        var codes = new sbyte[new VectorLayout(vector.Space.Dimensions).PaddedDimensions];
        var scale = Int8Codes.Encode(vector.Values.Span, codes);
        return ([.. codes.Select(code => (short)code)], scale);
    }

    private readonly record struct Candidate(int Document, int File, int Row);

    private readonly struct Rows(byte* first, VectorLayout layout, short[] query, float scale, int file)
    {
        private readonly byte* _first = first;
        private readonly int _stride = layout.CodeStride;
        private readonly int _length = layout.PaddedDimensions;
        private readonly float _scale = scale;

        public short[] Query { get; } = query;

        public int File { get; } = file;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public float Score(int row, short* query)
        {
            var start = _first + ((long)row * _stride);
            return Int8Codes.Dot((sbyte*)start + VectorLayout.CodesOffset, query, _length) * *(float*)(start + VectorLayout.ScaleOffset) * _scale;
        }
    }
}
