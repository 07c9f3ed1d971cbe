namespace Assistant.Ingest.Sources.Websites;

/// <summary>Numbers addresses, so that the many links of a site's navigation take little room.</summary>
internal sealed class AddressTable
{
    private readonly List<string> _addresses = [];
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);

    /// <summary>How many there are.</summary>
    public int Count => _addresses.Count;

    /// <summary>The address of an id.</summary>
    public string this[int id] => _addresses[id];

    /// <summary>The id of an address; null where it has none.</summary>
    public int? Find(string address) => _ids.TryGetValue(address, out var id) ? id : null;

    /// <summary>The id of an address, which it gets if it has none.</summary>
    public int Add(string address)
    {
        if (!_ids.TryGetValue(address, out var id))
        {
            _ids[address] = id = _addresses.Count;
            _addresses.Add(address);
        }
        return id;
    }
}
