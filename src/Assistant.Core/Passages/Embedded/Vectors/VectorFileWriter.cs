using System.Runtime.InteropServices;
using Assistant.Core.Passages.Vectors;

namespace Assistant.Core.Passages.Embedded.Vectors;

/// <summary>Writes the pair of vector files of one source in one space. One writer at a time; readers may read meanwhile. Vectors may be added and looked for from several threads.</summary>
internal sealed class VectorFileWriter : IDisposable
{
    // Rows of dropped vectors are kept, empty, until they are this share: then the pair is written anew without them.
    private const double LargestWaste = 0.25;
    private const int FewRows = 1000;

    private readonly string _folder;
    private readonly VectorSpace _space;
    private readonly VectorLayout _layout;
    private readonly Dictionary<long, int> _rows = [];
    private readonly Lock _lock = new();
    private FileStream _codes;
    private FileStream _floats;
    private int _count;

    private VectorFileWriter(string folder, VectorSpace space, FileStream codes, FileStream floats)
    {
        (_folder, _space, _codes, _floats) = (folder, space, codes, floats);
        _layout = new VectorLayout(space.Dimensions);
    }

    /// <summary>Whether every passage of the source had a vector once.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>How many vectors it holds.</summary>
    public int Count => _rows.Count;

    /// <summary>Opens the newest pair, or a new one.</summary>
    public static VectorFileWriter Open(string folder, VectorSpace space)
    {
        var path = VectorFileNames.Newest(folder, space) ?? VectorFileNames.After(folder, space, null);
        var (codes, floats) = (OpenFile(path), OpenFile(VectorFileNames.FloatsOf(path)));
        var writer = new VectorFileWriter(folder, space, codes, floats);
        writer.Load();
        return writer;
    }

    /// <summary>Whether a text has a vector.</summary>
    public bool Contains(long key)
    {
        lock (_lock)
        {
            return _rows.ContainsKey(key);
        }
    }

    /// <summary>Adds vectors of texts that have none, and makes them durable.</summary>
    public void Add(IEnumerable<(long Key, ReadOnlyMemory<float> Values)> vectors)
    {
        lock (_lock)
        {
            AddRows(vectors);
        }
    }

    /// <summary>Notes that every passage of the source has a vector, and takes the files of other spaces away.</summary>
    public void MarkWhole()
    {
        if (!IsWhole)
        {
            IsWhole = true;
            Append(_codes, 0, (new VectorHeader(_space) with { IsWhole = true }).Write());
        }

        foreach (var file in Directory.EnumerateFiles(_folder).Where(file => file != _codes.Name && file != _floats.Name).ToList())
        {
            File.Delete(file);
        }
    }

    /// <summary>Wipes out the vectors of all other texts.</summary>
    public void KeepOnly(IReadOnlySet<long> keys)
    {
        var dropped = _rows.Where(row => !keys.Contains(row.Key)).ToList();
        foreach (var (key, row) in dropped)
        {
            // The key first: a row without its numbers must not look like one that has them.
            _codes.Position = VectorLayout.HeaderLength + ((long)row * _layout.CodeStride);
            _codes.Write(new byte[_layout.CodeStride]);
            _floats.Position = (long)row * _layout.FloatStride;
            _floats.Write(new byte[_layout.FloatStride]);
            _rows.Remove(key);
        }

        if (dropped.Count > 0)
        {
            _codes.Flush(flushToDisk: true);
            _floats.Flush(flushToDisk: true);
        }

        if (_count > FewRows && _count - _rows.Count > _count * LargestWaste)
        {
            Compact();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _codes.Dispose();
        _floats.Dispose();
    }

    private static FileStream OpenFile(string path) =>
        new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);

    private static void Append(FileStream file, long position, byte[] bytes)
    {
        file.Position = position;
        file.Write(bytes);
        file.Flush(flushToDisk: true);
    }

    private void AddRows(IEnumerable<(long Key, ReadOnlyMemory<float> Values)> vectors)
    {
        var added = vectors.Where(vector => vector.Key != VectorKeys.None && !_rows.ContainsKey(vector.Key)).DistinctBy(vector => vector.Key).ToList();
        if (added.Count == 0)
        {
            return;
        }

        var codes = new byte[added.Count * _layout.CodeStride];
        var floats = new byte[added.Count * _layout.FloatStride];
        for (var i = 0; i < added.Count; i++)
        {
            MemoryMarshal.AsBytes(added[i].Values.Span).CopyTo(floats.AsSpan(i * _layout.FloatStride, _layout.FloatStride));
            _layout.Encode(added[i].Key, added[i].Values.Span, codes.AsSpan(i * _layout.CodeStride, _layout.CodeStride));
        }

        // A row counts once it stands in both files, and the first one decides: what it names must be on the disk before.
        Append(_floats, (long)_count * _layout.FloatStride, floats);
        Append(_codes, VectorLayout.HeaderLength + ((long)_count * _layout.CodeStride), codes);
        foreach (var (key, _) in added)
        {
            _rows[key] = _count++;
        }
    }

    private void Load()
    {
        if (_codes.Length < VectorLayout.HeaderLength)
        {
            _codes.SetLength(0); // Its writer died at once.
            _codes.Write(new VectorHeader(_space).Write());
        }

        var header = new byte[VectorLayout.HeaderLength];
        _codes.Position = 0;
        _codes.ReadExactly(header);
        var read = VectorHeader.Read(header);
        IsWhole = read.IsOf(_space) ? read.IsWhole : throw new InvalidDataException("its vectors are of another model");
        _count = (int)_layout.RowsIn(_codes.Length, _floats.Length);
        // What a dead writer has left of a row is overwritten.
        _codes.SetLength(VectorLayout.HeaderLength + ((long)_count * _layout.CodeStride));
        _floats.SetLength((long)_count * _layout.FloatStride);
        var buffered = new BufferedStream(_codes, 1 << 16);
        var row = new byte[_layout.CodeStride];
        for (var i = 0; i < _count; i++)
        {
            buffered.ReadExactly(row);
            if (MemoryMarshal.Read<long>(row) is var key && key != VectorKeys.None)
            {
                _rows[key] = i;
            }
        }
    }

    private void Compact()
    {
        var path = VectorFileNames.After(_folder, _space, _codes.Name);
        var (draft, floats) = (path + VectorFileNames.Draft, VectorFileNames.FloatsOf(path));
        var (oldCodes, oldFloats) = (_codes, _floats);
        using (var floatsFile = File.Create(floats))
        using (var codesFile = File.Create(draft))
        using (var newFloats = new BufferedStream(floatsFile, 1 << 20))
        using (var newCodes = new BufferedStream(codesFile, 1 << 20))
        {
            newCodes.Write((new VectorHeader(_space) with { IsWhole = IsWhole }).Write());
            foreach (var row in _rows.Values.Order())
            {
                Copy(oldFloats, (long)row * _layout.FloatStride, _layout.FloatStride, newFloats);
                Copy(oldCodes, VectorLayout.HeaderLength + ((long)row * _layout.CodeStride), _layout.CodeStride, newCodes);
            }

            newFloats.Flush();
            newCodes.Flush();
            floatsFile.Flush(flushToDisk: true);
            codesFile.Flush(flushToDisk: true);
        }

        File.Move(draft, path, overwrite: true);
        (_codes, _floats) = (OpenFile(path), OpenFile(floats));
        foreach (var old in (FileStream[])[oldCodes, oldFloats])
        {
            old.Dispose();
            File.Delete(old.Name); // Who reads it still has it.
        }

        _rows.Clear();
        Load();
    }

    private static void Copy(FileStream from, long position, int length, Stream to)
    {
        var bytes = new byte[length];
        from.Position = position;
        from.ReadExactly(bytes);
        to.Write(bytes);
    }
}
