using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Assistant.Core.Models.Wire;

/// <summary>
/// Reads server-sent chat chunks line by line on their way to the SDK: an error within the stream is thrown, finish
/// reasons that the SDK does not know are replaced, reasoning is noted.
/// </summary>
internal sealed partial class ChatEventStream(Stream inner, EndpointProblems problems, StreamNotes? notes) : Stream
{
    private static readonly string[] KnownReasons = ["stop", "length", "tool_calls", "content_filter", "function_call"];
    private static readonly string[] GivingUp = ["abort", "aborted", "error", "cancel", "cancelled", "timeout"];

    private readonly StreamReader _lines = new(inner, Encoding.UTF8);
    private ReadOnlyMemory<byte> _pending;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_pending.IsEmpty)
        {
            if (await _lines.ReadLineAsync(cancellationToken) is not { } line)
            {
                return 0;
            }

            _pending = Encoding.UTF8.GetBytes(Repair(line) + "\n");
        }

        var count = Math.Min(buffer.Length, _pending.Length);
        _pending[..count].CopyTo(buffer);
        _pending = _pending[count..];
        return count;
    }

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read it asynchronously.");

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _lines.Dispose();
        }

        base.Dispose(disposing);
    }

    private string Repair(string line)
    {
        if (!line.StartsWith("data:", StringComparison.Ordinal))
        {
            return line;
        }

        var payload = line["data:".Length..].Trim();
        if (payload.Length == 0 || payload == "[DONE]")
        {
            return line;
        }

        try
        {
            using var chunk = JsonDocument.Parse(payload);
            if (ErrorBody.IsError(chunk.RootElement, out var message, out var code))
            {
                throw new ChatEndpointException(problems.InStream(message, code));
            }

            return Note(chunk.RootElement) is { } reason ? FinishReason().Replace(line, $"\"finish_reason\":{reason}") : line;
        }
        catch (JsonException broken)
        {
            throw new ChatEndpointException(problems.BrokenOff("sent a chunk that is no JSON"), broken);
        }
    }

    // Returns the JSON to put in the place of an unknown finish reason; null where it can stay.
    private string? Note(JsonElement chunk)
    {
        if (chunk.ValueKind != JsonValueKind.Object
            || !chunk.TryGetProperty("choices", out var choices) || choices.ValueKind != JsonValueKind.Array || choices.GetArrayLength() == 0)
        {
            return null;
        }

        var choice = choices[0];
        if (choice.TryGetProperty("delta", out var delta) && delta.ValueKind == JsonValueKind.Object
            && (Text(delta, "reasoning") ?? Text(delta, "reasoning_content")) is { } thought)
        {
            notes?.AddThought(thought);
        }

        var reason = choice.TryGetProperty("finish_reason", out var finish) && finish.ValueKind == JsonValueKind.String ? finish.GetString() : null;
        if (reason is null || KnownReasons.Contains(reason))
        {
            return null;
        }

        if (GivingUp.Contains(reason, StringComparer.OrdinalIgnoreCase) && notes is not null)
        {
            notes.GaveUp = reason;
        }

        return reason.Length == 0 || GivingUp.Contains(reason, StringComparer.OrdinalIgnoreCase) ? "null" : "\"stop\"";
    }

    private static string? Text(JsonElement delta, string name) =>
        delta.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String && text.GetString() is { Length: > 0 } said ? said : null;

    // Quotes within a string are escaped in JSON, so this cannot match text of the answer.
    [GeneratedRegex(@"(?<!\\)""finish_reason""\s*:\s*""[^""]*""")]
    private static partial Regex FinishReason();
}
