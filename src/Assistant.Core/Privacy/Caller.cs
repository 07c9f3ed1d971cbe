using Assistant.Core.Passages;

namespace Assistant.Core.Privacy;

/// <summary>The person or program that asks. It goes through every layer; nothing reads content without one.</summary>
/// <param name="Issuer">Who vouches for the subject, such as an OpenID issuer; <c>local</c> on a person's own machine.</param>
/// <param name="Subject">The issuer's stable name of the person. Issuer and subject together are the user.</param>
/// <param name="Name">How to call them on the page.</param>
/// <param name="Roles">What they may do.</param>
/// <param name="Labels">What they may read.</param>
public sealed record Caller(string Issuer, string Subject, string Name, CallerRoles Roles, Audience Labels)
{
    /// <summary>Whether the caller is of the support staff.</summary>
    public bool IsStaff => Roles.HasFlag(CallerRoles.Staff);

    /// <summary>Whether the caller runs the service.</summary>
    public bool IsAdmin => Roles.HasFlag(CallerRoles.Admin);

    private const string Nobody = "anonymous";

    /// <summary>
    /// Someone of whom nothing is known: reads public content alone. All of them look the same, so none of them can hold
    /// a conversation: the next one would read it.
    /// </summary>
    public static Caller Anonymous { get; } = new(Nobody, Nobody, "Anonymous", CallerRoles.User, Audience.Public);

    /// <summary>Whether nothing is known of them that tells them from the next one.</summary>
    public bool IsAnonymous => Issuer == Nobody || Issuer.Length == 0 || Subject.Length == 0;

    /// <summary>A caller with the labels that their roles, user name and groups give.</summary>
    /// <param name="issuer">Who vouches for the subject.</param>
    /// <param name="subject">The issuer's name of the person.</param>
    /// <param name="name">How to call them.</param>
    /// <param name="roles">What they may do.</param>
    /// <param name="requester">The verified name that tickets know them by; null where none is verified.</param>
    /// <param name="groups">Their groups.</param>
    /// <exception cref="ArgumentException">Issuer or subject is empty: two such people would be one.</exception>
    public static Caller Create(
        string issuer, string subject, string name, CallerRoles roles, string? requester = null, IEnumerable<string>? groups = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(issuer);
        ArgumentException.ThrowIfNullOrWhiteSpace(subject);
        var labels = Audience.Public;
        labels = roles.HasFlag(CallerRoles.Staff) ? labels.With(Audience.Staff) : labels;
        labels = string.IsNullOrWhiteSpace(requester) ? labels : labels.With(Audience.Requester(requester));
        labels = (groups ?? []).Aggregate(labels, (all, group) => all.With(Audience.Group(group)));
        return new Caller(issuer, subject, name, roles, labels);
    }

    /// <summary>Whether the caller may read content of this audience.</summary>
    public bool MayRead(Audience audience) => Labels.Overlaps(audience);

    /// <summary>
    /// This caller held to what <paramref name="labels"/> permit too: used where a text is made for somebody else,
    /// as a reply draft is for the requester of a ticket.
    /// </summary>
    public Caller HeldTo(Audience labels)
    {
        var common = Labels.Intersect(labels).ToList();
        return this with { Labels = common.Count > 0 ? Audience.Parse(common) : Audience.Public };
    }
}
