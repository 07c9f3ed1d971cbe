namespace Assistant.Core.Tickets;

/// <summary>What storing a record did.</summary>
public enum StoredChange
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>It differs from what was there.</summary>
    Changed,

    /// <summary>It is what was there.</summary>
    Unchanged,
}
