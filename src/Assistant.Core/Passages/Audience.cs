using System.Collections;
using System.Collections.Frozen;

namespace Assistant.Core.Passages;

/// <summary>
/// A set of labels: on content it says who may read it, on a <see cref="Privacy.Caller"/> what they may read.
/// One label in common permits. Labels are <c>public</c>, <c>staff</c>, <c>group:G</c> and <c>requester:U</c>,
/// compared without regard to case.
/// </summary>
public sealed class Audience : IReadOnlyCollection<string>, IEquatable<Audience>
{
    private const string PublicLabel = "public";
    private const string StaffLabel = "staff";
    private const string GroupPrefix = "group:";
    private const string RequesterPrefix = "requester:";

    private readonly FrozenSet<string> _labels;

    private Audience(IEnumerable<string> labels) => _labels = labels.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Everybody, signed in or not.</summary>
    public static Audience Public { get; } = new([PublicLabel]);

    /// <summary>The support staff of the centre.</summary>
    public static Audience Staff { get; } = new([StaffLabel]);

    /// <summary>How many labels the set holds; never zero.</summary>
    public int Count => _labels.Count;

    /// <summary>The members of one group.</summary>
    /// <param name="name">The group's name as the identity provider spells it.</param>
    public static Audience Group(string name) => Parse([GroupPrefix + name]);

    /// <summary>One person, as the requester of a ticket.</summary>
    /// <param name="user">The verified user name or e-mail address; never empty.</param>
    public static Audience Requester(string user) => Parse([RequesterPrefix + user]);

    /// <summary>Whether a label is that of one person, as the requester of a ticket.</summary>
    internal static bool IsRequester(string label) => label.StartsWith(RequesterPrefix, StringComparison.Ordinal);

    /// <summary>Whether a label is that of a group.</summary>
    internal static bool IsGroup(string label) => label.StartsWith(GroupPrefix, StringComparison.Ordinal);

    /// <summary>Reads a set of labels from their text form.</summary>
    /// <exception cref="FormatException">The set is empty, or holds a label of no known form.</exception>
    public static Audience Parse(IEnumerable<string> labels)
    {
        var parsed = labels.Select(Normalise).ToList();
        return parsed.Count > 0
            ? new Audience(parsed)
            : throw new FormatException("An audience needs at least one label: public, staff, group:NAME or requester:USER.");
    }

    /// <summary>The union of both sets.</summary>
    public Audience With(Audience other) => new(_labels.Concat(other._labels));

    /// <summary>Whether the sets have a label in common.</summary>
    public bool Overlaps(Audience other) => _labels.Overlaps(other._labels);

    /// <summary>Whether this set holds everything that <paramref name="other"/> holds.</summary>
    public bool Contains(Audience other) => other._labels.IsSubsetOf(_labels);

    /// <inheritdoc/>
    public IEnumerator<string> GetEnumerator() => _labels.Order(StringComparer.Ordinal).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(Audience? other) => other is not null && _labels.SetEquals(other._labels);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Audience);

    /// <inheritdoc/>
    public override int GetHashCode() => _labels.Aggregate(0, (hash, label) => hash ^ StringComparer.Ordinal.GetHashCode(label));

    /// <summary>The labels, sorted and joined by a blank.</summary>
    public override string ToString() => string.Join(' ', this);

    private static string Normalise(string label)
    {
        var text = label.Trim().ToLowerInvariant();
        var known = text is PublicLabel or StaffLabel || HasName(text, GroupPrefix) || HasName(text, RequesterPrefix);
        return known
            ? text
            : throw new FormatException($"'{label}' is no audience label; use public, staff, group:NAME or requester:USER.");
    }

    private static bool HasName(string text, string prefix) =>
        text.Length > prefix.Length && text.StartsWith(prefix, StringComparison.Ordinal) && !text.Any(char.IsWhiteSpace);
}
