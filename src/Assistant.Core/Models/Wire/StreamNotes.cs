using System.Text;

namespace Assistant.Core.Models.Wire;

/// <summary>What the wire tells about a reply that the SDK does not hand on.</summary>
internal sealed class StreamNotes
{
    private static readonly AsyncLocal<StreamNotes?> Ambient = new();
    private readonly StringBuilder _thoughts = new();
    private readonly Lock _lock = new();

    /// <summary>The notes of the request under way in this flow of control; the SDK offers no way to pass them along.</summary>
    public static StreamNotes? Current
    {
        get => Ambient.Value;
        set => Ambient.Value = value;
    }

    /// <summary>A finish reason that says that the server gave up, in its own word; null for none.</summary>
    public string? GaveUp { get; set; }

    /// <summary>Notes reasoning.</summary>
    public void AddThought(string text)
    {
        lock (_lock)
        {
            _thoughts.Append(text);
        }
    }

    /// <summary>The reasoning since the last call.</summary>
    public string TakeThoughts()
    {
        lock (_lock)
        {
            var taken = _thoughts.ToString();
            _thoughts.Clear();
            return taken;
        }
    }
}
