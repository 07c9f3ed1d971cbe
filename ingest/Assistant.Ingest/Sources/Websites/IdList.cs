namespace Assistant.Ingest.Sources.Websites;

/// <summary>Packs rising ids: the distance to the one before, in as few bytes as it needs; mostly one.</summary>
internal static class IdList
{
    /// <summary>Packs ids, which must rise.</summary>
    public static byte[] Pack(ReadOnlySpan<int> ids)
    {
        var bytes = new List<byte>(ids.Length);
        var before = 0;
        foreach (var id in ids)
        {
            var distance = (uint)(id - before);
            before = id;
            for (; distance >= 0x80; distance >>= 7)
            {
                bytes.Add((byte)(distance | 0x80));
            }
            bytes.Add((byte)distance);
        }
        return [.. bytes];
    }

    /// <summary>The ids again.</summary>
    public static IEnumerable<int> Unpack(byte[] packed)
    {
        var id = 0;
        for (var at = 0; at < packed.Length;)
        {
            var distance = 0;
            for (var shift = 0; at < packed.Length; shift += 7)
            {
                var part = packed[at++];
                distance |= (part & 0x7F) << shift;
                if (part < 0x80)
                {
                    break;
                }
            }
            yield return id += distance;
        }
    }
}
