using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Assistant.Core.Privacy.Patterns;

/// <summary>Words that stand after "password" in sentences which tell none: "password: see the portal", "the password is wrong".</summary>
internal static partial class PasswordProse
{
    private static readonly FrozenSet<string> Openers = Words(
        "a access after all also an and any are as ask at authentication be because both by call can cannot change changed check choose click compat connect contact db could dein der die "
        + "do does during each either email empty enter error everything expire expired expires expiry fail failed failure false field fields file files for forgot forgotten from get given go "
        + "has have he help here how however http https i if ihr in incorrect input invalid is it its keine keep ldap leave let letters list length like log login locked make manager may me means "
        + "minimum must my n/a na need never new nicht no none not nothing null of ok on once one only optional or our out permission please policy portal proceed prompt prompted provided "
        + "question read refused rejected required requirements reset resetting resets same see select send sent set setting she should show since so some something sorry sss still "
        + "strength synchronised sync tba tbd test text that the their then there they this to today too true try type typed unchanged unknown until update updated use used "
        + "user using valid via visit was we were what when where which while who why will with without works wrong yes yesterday you your yours");

    private static readonly FrozenSet<string> Descriptions = Words(
        "accepted ago already always bad blank case compromised confidential correct default different dead easy fine gone good identical known long lost missing okay old personal "
        + "possible private public random ready right safe secret secure short shown strong temporary there unusual up visible weak well");

    /// <summary>Whether a word begins a sentence instead of being a password.</summary>
    public static bool Begins(ReadOnlySpan<char> value)
    {
        var first = value.Trim();
        var end = first.IndexOfAny(" .,;:!?)");
        return Holds(Openers, end < 0 ? first : first[..end]);
    }

    /// <summary>Whether a quotation speaks about a password instead of being one.</summary>
    public static bool Fills(ReadOnlySpan<char> value) => value.Trim().Contains(' ') ? Message().IsMatch(value) : Begins(value);

    /// <summary>Whether a word tells how a password is.</summary>
    public static bool Describes(ReadOnlySpan<char> value) => Begins(value) || Holds(Descriptions, value) || Participle().IsMatch(value);

    /// <summary>Whether it mixes letters and signs but names a thing: <c>2FA</c>, <c>SSH2</c>, an address, a number with its unit.</summary>
    public static bool IsName(ReadOnlySpan<char> value) => Name().IsMatch(value);

    private static FrozenSet<string> Words(string words) => words.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static bool Holds(FrozenSet<string> words, ReadOnlySpan<char> value) => words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(value);

    [GeneratedRegex(@"^\s?(?:see|is|was|must|please|has|does|field|and|or|for|not|incorrect|invalid|wrong)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Message();

    [GeneratedRegex("^[a-z]{2,}(?:ed|ing|ly|able|ible|ive|ent|ant|less|ful|ous)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Participle();

    [GeneratedRegex(@"^(?:[2-3]FA|MFA|TOTP|SSH\d?|SHA-?\d+|Kerberos\d?|LDAP|OTP|SSO|PKCS\d*|\d+ ?(?:h|days?|characters?|chars?|min|minutes?|times?|x)|https?://\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
