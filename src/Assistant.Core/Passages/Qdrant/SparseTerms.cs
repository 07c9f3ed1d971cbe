using System.Buffers.Binary;
using System.Numerics;
using System.Text;
using Assistant.Core.Passages.Lexical;
using Assistant.Core.Passages.Qdrant.Wire;

namespace Assistant.Core.Passages.Qdrant;

/// <summary>Makes sparse vectors of words: of passages and of questions.</summary>
internal static class SparseTerms
{
    /// <summary>The vector of a passage; null where it has no words.</summary>
    /// <param name="content">Its words.</param>
    /// <param name="averageLength">Words of a passage on average.</param>
    public static SparseVector? OfPassage(PassageContent content, float averageLength)
    {
        var times = new Dictionary<uint, int>();
        var length = 0;
        foreach (var (form, _) in content.Terms)
        {
            length++;
            var id = IdOf(form);
            times[id] = times.GetValueOrDefault(id) + 1;
        }

        var damping = Bm25.Damping(PassageLength.Rounded(length), averageLength);
        return length == 0 ? null : new SparseVector([.. times.Keys], [.. times.Values.Select(count => Bm25.Weight(count, damping))]);
    }

    /// <summary>The vector of what a question may be found by. The server knows how rare a word is, so that is left out.</summary>
    public static SparseVector OfQuestion(IEnumerable<QueryAlternative> alternatives)
    {
        var weights = new Dictionary<uint, float>();
        foreach (var alternative in alternatives)
        {
            foreach (var term in alternative.Terms)
            {
                var id = IdOf(term.Form);
                weights[id] = weights.GetValueOrDefault(id) + (float)(alternative.Weight / term.Rarity);
            }
        }

        return new SparseVector([.. weights.Keys], [.. weights.Values]);
    }

    /// <summary>The vector that finds the passages with one word.</summary>
    public static SparseVector OfWord(string form) => new([IdOf(form)], [1]);

    /// <summary>The place of a word: MurmurHash3 of its UTF-8, as Qdrant's own BM25 numbers words.</summary>
    public static uint IdOf(string form)
    {
        var hash = (int)Murmur3(Encoding.UTF8.GetBytes(form));
        return hash == int.MinValue ? 1u << 31 : (uint)Math.Abs(hash);
    }

    // MurmurHash3_x86_32 with seed 0 (Austin Appleby, public domain).
    private static uint Murmur3(ReadOnlySpan<byte> bytes)
    {
        const uint C1 = 0xcc9e2d51;
        const uint C2 = 0x1b873593;
        uint hash = 0;
        var rest = bytes;
        for (; rest.Length >= 4; rest = rest[4..])
        {
            hash ^= BitOperations.RotateLeft(BinaryPrimitives.ReadUInt32LittleEndian(rest) * C1, 15) * C2;
            hash = (BitOperations.RotateLeft(hash, 13) * 5) + 0xe6546b64;
        }

        uint tail = 0;
        for (var i = rest.Length - 1; i >= 0; i--)
        {
            tail = (tail << 8) | rest[i];
        }

        hash ^= BitOperations.RotateLeft(tail * C1, 15) * C2;
        hash ^= (uint)bytes.Length;
        hash = (hash ^ (hash >> 16)) * 0x85ebca6b;
        hash = (hash ^ (hash >> 13)) * 0xc2b2ae35;
        return hash ^ (hash >> 16);
    }
}
