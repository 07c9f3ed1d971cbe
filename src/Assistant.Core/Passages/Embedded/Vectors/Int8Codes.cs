using System.Numerics.Tensors;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Assistant.Core.Passages.Embedded.Vectors;

/// <summary>Vectors in whole numbers of one byte: a quarter of the size, and as much faster to compare.</summary>
internal static unsafe class Int8Codes
{
    private const float Largest = 127;

    /// <summary>Rounds a vector; the result times the returned scale is about the vector.</summary>
    public static float Encode(ReadOnlySpan<float> values, Span<sbyte> codes)
    {
        codes.Clear();
        var scale = Math.Abs(TensorPrimitives.MaxMagnitude(values)) / Largest;
        for (var i = 0; i < values.Length && scale > 0; i++)
        {
            codes[i] = (sbyte)Math.Clamp(MathF.Round(values[i] / scale), -Largest, Largest);
        }

        return scale;
    }

    /// <summary>The sum of the products.</summary>
    /// <param name="codes">A row.</param>
    /// <param name="query">The other vector, already widened.</param>
    /// <param name="length">How many numbers both have; a multiple of 16.</param>
    public static int Dot(sbyte* codes, short* query, int length)
    {
        var i = 0;
        if (Avx2.IsSupported)
        {
            var narrow = Vector256<int>.Zero;
            if (Avx512BW.IsSupported)
            {
                var wide = Vector512<int>.Zero;
                for (; i + 32 <= length; i += 32)
                {
                    wide += Avx512BW.MultiplyAddAdjacent(Avx512BW.ConvertToVector512Int16(Vector256.Load(codes + i)), Vector512.Load(query + i));
                }

                narrow = wide.GetLower() + wide.GetUpper();
            }

            for (; i + 16 <= length; i += 16)
            {
                narrow += Avx2.MultiplyAddAdjacent(Avx2.ConvertToVector256Int16(Vector128.Load(codes + i)), Vector256.Load(query + i));
            }

            return Vector256.Sum(narrow);
        }

        var portable = Vector128<int>.Zero;
        for (; i + 16 <= length; i += 16)
        {
            var (low, high) = Vector128.Widen(Vector128.Load(codes + i));
            // Two products of single bytes fit into a short; their sum would not.
            portable += Sum(low * Vector128.Load(query + i)) + Sum(high * Vector128.Load(query + i + 8));
        }

        return Vector128.Sum(portable);
    }

    private static Vector128<int> Sum(Vector128<short> products)
    {
        var (low, high) = Vector128.Widen(products);
        return low + high;
    }
}
