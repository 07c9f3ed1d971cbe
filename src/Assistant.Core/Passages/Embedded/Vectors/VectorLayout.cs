using System.Runtime.InteropServices;

namespace Assistant.Core.Passages.Embedded.Vectors;

/// <summary>
/// How vectors lie in their two files. The first begins with a header and holds, row by row, the key of a text, a scale, and
/// the vector in whole numbers of one byte; the second holds the same rows in full.
/// </summary>
/// <param name="Dimensions">Numbers of a vector.</param>
internal readonly record struct VectorLayout(int Dimensions)
{
    public const int HeaderLength = 64;

    /// <summary>Where, in a row, the scale stands: behind the key.</summary>
    public const int ScaleOffset = sizeof(long);

    /// <summary>Where, in a row, the numbers begin; they are aligned for loads of 16 bytes.</summary>
    public const int CodesOffset = 16;

    /// <summary>Numbers of a row with the zeros that fill it up.</summary>
    public int PaddedDimensions => (Dimensions + 15) / 16 * 16;

    /// <summary>Bytes of a row in the first file.</summary>
    public int CodeStride => CodesOffset + PaddedDimensions;

    /// <summary>Bytes of a row in the second file.</summary>
    public int FloatStride => Dimensions * sizeof(float);

    /// <summary>How many whole rows both files hold; the last writer may have died within one.</summary>
    public long RowsIn(long codesLength, long floatsLength) =>
        Math.Max(0, Math.Min((codesLength - HeaderLength) / CodeStride, floatsLength / FloatStride));

    /// <summary>Writes a row of the first file.</summary>
    public void Encode(long key, ReadOnlySpan<float> values, Span<byte> row)
    {
        var scale = Int8Codes.Encode(values, MemoryMarshal.Cast<byte, sbyte>(row[CodesOffset..]));
        MemoryMarshal.Write(row, key);
        MemoryMarshal.Write(row[ScaleOffset..], scale);
    }
}
