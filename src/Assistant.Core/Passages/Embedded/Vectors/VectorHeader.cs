using System.Buffers.Binary;
using System.Text;
using Assistant.Core.Passages.Vectors;

namespace Assistant.Core.Passages.Embedded.Vectors;

/// <summary>The beginning of a file of vectors.</summary>
/// <param name="Space">The fingerprint of the space of its vectors.</param>
/// <param name="Dimensions">Numbers of a vector.</param>
/// <param name="IsWhole">Whether every passage of the source had a vector once; until then they are not searched.</param>
internal sealed record VectorHeader(string Space, int Dimensions, bool IsWhole)
{
    private const int DimensionsAt = 8;
    private const int WholeAt = 12;
    private const int SpaceAt = 16;
    private const int SpaceLength = 16;

    // The last sign is the version of the layout.
    private static readonly byte[] Magic = Encoding.ASCII.GetBytes("HPCAVEC1");

    /// <summary>The header of a new file.</summary>
    public VectorHeader(VectorSpace space)
        : this(space.Fingerprint, space.Dimensions, false)
    {
    }

    /// <summary>Reads one.</summary>
    /// <exception cref="InvalidDataException">There is none, or one of another program.</exception>
    public static VectorHeader Read(ReadOnlySpan<byte> bytes) => bytes.Length >= VectorLayout.HeaderLength && bytes.StartsWith(Magic)
        ? new VectorHeader(
            Encoding.ASCII.GetString(bytes.Slice(SpaceAt, SpaceLength)), BinaryPrimitives.ReadInt32LittleEndian(bytes[DimensionsAt..]), bytes[WholeAt] == 1)
        : throw new InvalidDataException("it is no file of vectors of this version");

    /// <summary>Whether the vectors are of a space.</summary>
    public bool IsOf(VectorSpace space) => Space == space.Fingerprint && Dimensions == space.Dimensions;

    /// <summary>The bytes.</summary>
    public byte[] Write()
    {
        var bytes = new byte[VectorLayout.HeaderLength];
        Magic.CopyTo(bytes, 0);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(DimensionsAt), Dimensions);
        bytes[WholeAt] = IsWhole ? (byte)1 : (byte)0;
        Encoding.ASCII.GetBytes(Space).CopyTo(bytes, SpaceAt);
        return bytes;
    }
}
