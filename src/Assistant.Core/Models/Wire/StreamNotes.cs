namespace Assistant.Core.Models.Wire;

/// <summary>What the wire tells about a reply that the SDK does not hand on.</summary>
internal sealed class StreamNotes
{
    private static readonly AsyncLocal<StreamNotes?> Ambient = new();
    private int _thoughts;

    /// <summary>The notes of the request under way in this flow of control; the SDK offers no way to pass them along.</summary>
    public static StreamNotes? Current
    {
        get => Ambient.Value;
        set => Ambient.Value = value;
    }

    /// <summary>A finish reason that says that the server gave up, in its own word; null for none.</summary>
    public string? GaveUp { get; set; }

    /// <summary>Notes a token of reasoning.</summary>
    public void AddThought() => Interlocked.Increment(ref _thoughts);

    /// <summary>Whether there was reasoning since the last call.</summary>
    public bool TakeThoughts() => Interlocked.Exchange(ref _thoughts, 0) > 0;
}
