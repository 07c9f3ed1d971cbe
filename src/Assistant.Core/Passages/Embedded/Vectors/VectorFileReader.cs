using System.IO.MemoryMappedFiles;
using System.Runtime.CompilerServices;
using Assistant.Core.Passages.Vectors;

namespace Assistant.Core.Passages.Embedded.Vectors;

/// <summary>A pair of vector files as it was when it was opened, mapped into memory.</summary>
internal sealed unsafe class VectorFileReader : IDisposable
{
    private readonly MemoryMappedViewAccessor _codes;
    private readonly MemoryMappedViewAccessor _floats;

    private VectorFileReader(string path, long length, VectorHeader header, int rows, VectorKeys keys)
    {
        (Path, Length, IsWhole, Rows, Keys) = (path, length, header.IsWhole, rows, keys);
        Layout = new VectorLayout(header.Dimensions);
        _codes = Map(path, VectorLayout.HeaderLength + ((long)rows * Layout.CodeStride));
        _floats = Map(VectorFileNames.FloatsOf(path), (long)rows * Layout.FloatStride);
        using var pinned = Pin();
        var (first, stride) = ((nint)pinned.Codes, Layout.CodeStride);
        keys.Extend(rows, row => Unsafe.ReadUnaligned<long>((byte*)first + ((long)row * stride)));
    }

    /// <summary>The first file.</summary>
    public string Path { get; }

    /// <summary>Its length when it was opened.</summary>
    public long Length { get; }

    /// <summary>Whether every passage of its source had a vector once.</summary>
    public bool IsWhole { get; }

    /// <summary>How many rows it has; those of vectors that were dropped are among them.</summary>
    public int Rows { get; }

    /// <summary>How the rows lie.</summary>
    public VectorLayout Layout { get; }

    /// <summary>Where the vector of a text stands. It may know rows that came later: those count as missing.</summary>
    public VectorKeys Keys { get; }

    /// <summary>Opens a pair; null where it has no row yet.</summary>
    /// <param name="path">The first file.</param>
    /// <param name="space">The space that its vectors must be of.</param>
    /// <param name="before">The same pair as it was opened before; null for none.</param>
    /// <exception cref="InvalidDataException">It is another file.</exception>
    public static VectorFileReader? Open(string path, VectorSpace space, VectorFileReader? before)
    {
        var header = new byte[VectorLayout.HeaderLength];
        long length;
        using (var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0))
        {
            length = file.Length;
            file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        }

        var read = VectorHeader.Read(header);
        if (!read.IsOf(space))
        {
            throw new InvalidDataException("its vectors are of another model");
        }

        var rows = new VectorLayout(read.Dimensions).RowsIn(length, new FileInfo(VectorFileNames.FloatsOf(path)).Length);
        return rows == 0 ? null : new VectorFileReader(path, length, read, (int)Math.Min(rows, int.MaxValue), before?.Path == path ? before.Keys : new VectorKeys());
    }

    /// <summary>Keeps the rows where they are until this is disposed of.</summary>
    public PinnedVectors Pin() => new(_codes, _floats);

    /// <summary>The vector of a text in full; null for none.</summary>
    public float[]? Find(long key)
    {
        var row = Keys.Find(key);
        if (row < 0 || row >= Rows)
        {
            return null;
        }

        using var pinned = Pin();
        return pinned.Row(row, Layout).ToArray();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // Who has pinned it keeps it mapped.
        _codes.Dispose();
        _floats.Dispose();
    }

    private static MemoryMappedViewAccessor Map(string path, long length)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        using var map = MemoryMappedFile.CreateFromFile(file, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
        return map.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read);
    }
}

/// <summary>The rows of a pair of vector files, at an address that does not change until this is disposed of.</summary>
internal readonly unsafe struct PinnedVectors : IDisposable
{
    private readonly MemoryMappedViewAccessor _codes;
    private readonly MemoryMappedViewAccessor _floats;
    private readonly float* _values;

    public PinnedVectors(MemoryMappedViewAccessor codes, MemoryMappedViewAccessor floats)
    {
        (_codes, _floats) = (codes, floats);
        Codes = Acquire(codes) + VectorLayout.HeaderLength;
        try
        {
            _values = (float*)Acquire(floats);
        }
        catch
        {
            codes.SafeMemoryMappedViewHandle.ReleasePointer();
            throw;
        }
    }

    /// <summary>The first row of the first file.</summary>
    public byte* Codes { get; }

    /// <summary>A vector in full.</summary>
    public ReadOnlySpan<float> Row(int row, VectorLayout layout) => new(_values + ((long)row * layout.Dimensions), layout.Dimensions);

    /// <inheritdoc/>
    public void Dispose()
    {
        _codes.SafeMemoryMappedViewHandle.ReleasePointer();
        _floats.SafeMemoryMappedViewHandle.ReleasePointer();
    }

    private static byte* Acquire(MemoryMappedViewAccessor accessor)
    {
        byte* pointer = null;
        accessor.SafeMemoryMappedViewHandle.AcquirePointer(ref pointer);
        return pointer + accessor.PointerOffset;
    }
}
