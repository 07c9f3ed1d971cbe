using System.Text;

namespace Assistant.Core.Models;

/// <summary>
/// Takes a model's thinking out of streamed text: a <c>&lt;think&gt;</c> block at the start, or all before a closing tag
/// whose opening one the server's chat template had swallowed.
/// </summary>
internal sealed class ThoughtFilter
{
    private static readonly string[] Opening = ["<think>", "<thinking>"];
    private static readonly string[] Closing = ["</think>", "</thinking>"];

    private readonly StringBuilder _held = new();
    private readonly StringBuilder _thought = new();
    private State _state = State.Start;

    private enum State
    {
        Start,
        Thinking,
        AfterThought,
        Answer,
    }

    /// <summary>Takes more text in; returns what of it is answer.</summary>
    /// <param name="text">The text as streamed.</param>
    /// <param name="withdraw">Whether all that was returned before was thinking after all.</param>
    public string Push(string text, out bool withdraw)
    {
        withdraw = false;
        _held.Append(text);
        while (true)
        {
            var held = _held.ToString();
            switch (_state)
            {
                case State.Start:
                case State.AfterThought:
                    var trimmed = held.TrimStart();
                    if (trimmed.Length == 0 || (_state == State.Start && MayBecome(trimmed, Opening)))
                    {
                        return "";
                    }

                    var opened = _state == State.Start ? Opening.FirstOrDefault(tag => trimmed.StartsWith(tag, StringComparison.OrdinalIgnoreCase)) : null;
                    _state = opened is null ? State.Answer : State.Thinking;
                    Hold(opened is null ? trimmed : trimmed[opened.Length..]);
                    continue;
                case State.Thinking:
                    var (end, after) = Find(held);
                    if (end < 0)
                    {
                        _thought.Append(held, 0, KeepFrom(held));
                        Hold(held[KeepFrom(held)..]);
                        return "";
                    }

                    _thought.Append(held, 0, end);
                    _state = State.AfterThought;
                    Hold(held[after..]);
                    continue;
                default:
                    var (stray, rest) = Find(held);
                    if (stray >= 0)
                    {
                        withdraw = true;
                        _thought.Append(held, 0, stray);
                        _state = State.AfterThought;
                        Hold(held[rest..]);
                        continue;
                    }

                    var keep = KeepFrom(held);
                    Hold(held[keep..]);
                    return held[..keep];
            }
        }
    }

    /// <summary>The thinking since the last call.</summary>
    public string TakeThought()
    {
        var taken = _thought.ToString();
        _thought.Clear();
        return taken;
    }

    /// <summary>What was held back and turned out to be answer, at the end of the stream.</summary>
    public string Flush()
    {
        var rest = _state is State.Thinking ? "" : _held.ToString();
        _held.Clear();
        return _state is State.Start or State.AfterThought ? rest.TrimStart() : rest;
    }

    private void Hold(string text) => _held.Clear().Append(text);

    private static (int Start, int End) Find(string text)
    {
        foreach (var tag in Closing)
        {
            var start = text.IndexOf(tag, StringComparison.OrdinalIgnoreCase);
            if (start >= 0)
            {
                return (start, start + tag.Length);
            }
        }

        return (-1, -1);
    }

    // From where on the text could be the beginning of a closing tag.
    private static int KeepFrom(string text)
    {
        var open = text.LastIndexOf('<');
        return open >= 0 && MayBecome(text[open..], Closing) ? open : text.Length;
    }

    private static bool MayBecome(string text, string[] tags) =>
        tags.Any(tag => text.Length < tag.Length && tag.StartsWith(text, StringComparison.OrdinalIgnoreCase));
}
