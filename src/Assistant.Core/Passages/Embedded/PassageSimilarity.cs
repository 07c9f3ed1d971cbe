using Assistant.Core.Passages.Lexical;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Util;

namespace Assistant.Core.Passages.Embedded;

/// <summary>
/// BM25 without its rarity factor, which the query brings as the boost of each term: so a synonym or a corrected word
/// can weigh like the word that it stands for.
/// </summary>
internal sealed class PassageSimilarity : Similarity
{
    public static readonly PassageSimilarity Instance = new();

    /// <inheritdoc/>
    public override long ComputeNorm(FieldInvertState state) => PassageLength.Encode(state.Length);

    /// <inheritdoc/>
    public override float Coord(int overlap, int maxOverlap) => Bm25.CoverageFactor(overlap, maxOverlap);

    /// <inheritdoc/>
    public override SimWeight ComputeWeight(float queryBoost, CollectionStatistics collectionStats, params TermStatistics[] termStats)
    {
        var average = collectionStats.SumTotalTermFreq > 0 ? (float)collectionStats.SumTotalTermFreq / Math.Max(1, collectionStats.DocCount) : 1f;
        return new Weight(collectionStats.Field, queryBoost, average);
    }

    /// <inheritdoc/>
    public override SimScorer GetSimScorer(SimWeight weight, AtomicReaderContext context) =>
        new Scorer((Weight)weight, context.AtomicReader.GetNormValues(((Weight)weight).Field));

    private sealed class Weight(string name, float queryBoost, float averageLength) : SimWeight
    {
        public string Field => name;

        public float AverageLength => averageLength;

        public float Value { get; private set; }

        public override float GetValueForNormalization() => 1;

        public override void Normalize(float queryNorm, float topLevelBoost) => Value = queryBoost * topLevelBoost;
    }

    private sealed class Scorer(Weight weight, NumericDocValues? lengths) : SimScorer
    {
        private readonly float[] _damping = [.. PassageLength.All.Select(length => Bm25.Damping(length, weight.AverageLength))];

        public override float Score(int doc, float freq) => weight.Value * Bm25.Weight(freq, _damping[lengths is null ? 0 : (byte)lengths.Get(doc)]);

        public override float ComputeSlopFactor(int distance) => Bm25.Closeness(distance);

        public override float ComputePayloadFactor(int doc, int start, int end, BytesRef payload) => 1;
    }
}
