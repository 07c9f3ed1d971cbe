using System.Text;
using System.Text.RegularExpressions;
using Assistant.Core.Privacy.Patterns;

namespace Assistant.Core.Tests.Privacy;

/// <summary>
/// What is found by short cuts, and by code that is generated from the expressions (the generator has made wrong code
/// before), must be what the interpreter finds that tries an expression everywhere.
/// </summary>
public sealed class SecretExpressionTests
{
    private const int Texts = 400;

    private static readonly IReadOnlyList<SecretPattern> Patterns =
    [
        .. PrivateKeyPatterns.All, .. OneTimeCodePatterns.All, .. TokenPatterns.All, .. PasswordPatterns.All,
        .. CommandLinePasswordPatterns.All, .. SocialSecurityPatterns.All, .. CardNumberPatterns.All,
    ];

    private static readonly string[] Pieces =
    [
        .. RedactorTests.Secrets.Select(row => row.Data.Item1), .. RedactorTests.Harmless.Select(row => row.Data),
        "changed my", "password", "for the cluster", "to", "is", "was", "login", "name", "pw", "OTP", "code", "SSN", "4111", "token", ":", "=", "'", "\n", " ",
        "updated", "reset", "kennwort", "mot de passe", "contraseña", "soc sec", "social security", "second factor", "tan", "mobilepass", "078-05-1120", "G-492817", "492 817",
        "Mooring4471", "machine h login joe password", "a+b.c-d://", "https://joe:x1y2@h.example", "x://", "@", "_", "-",
    ];

    public static TheoryData<int> Places => new(Enumerable.Range(0, Patterns.Count));

    [Theory]
    [MemberData(nameof(Places))]
    public void Find_ByShortCuts_FindsWhatASearchEverywhereFinds(int place)
    {
        var pattern = Patterns[place];
        var everywhere = pattern.Expression.ToString().Replace(@"\G", "", StringComparison.Ordinal);
        var plain = new SecretPattern(pattern.Kind, new Regex(everywhere, pattern.Expression.Options), pattern.Accepts);
        var random = new Random(place);
        for (var count = 0; count < Texts; count++)
        {
            var text = Text(random);
            Assert.Equal(plain.Find(text).Take(Texts), pattern.Find(text).Take(Texts));
        }
    }

    [Fact]
    public void Find_WordsBetweenLabelAndVerb_DoNotLeadBackToTheStart() =>
        Assert.All(Patterns, pattern => Assert.Empty(pattern.Find(" is Abc.123! x passphrase to remove. factor code card").Take(Texts)));

    // A text that begins with a part of itself: the wrong code went on there.
    private static string Text(Random random)
    {
        var text = new StringBuilder();
        for (var pieces = random.Next(1, 10); pieces > 0; pieces--)
        {
            var piece = Pieces[random.Next(Pieces.Length)];
            text.Append(piece.AsSpan(random.Next(2) * random.Next(piece.Length))).Append(random.Next(4) > 0 ? " " : "");
        }

        var whole = random.Next(6) switch
        {
            0 => text.ToString().ToUpperInvariant(),
            1 => text.Replace('k', '\u212A').ToString(), // The sign of kelvin, which is a K to expressions without regard to case.
            _ => text.ToString(),
        };
        return string.Concat(whole.AsSpan(random.Next(whole.Length)), " ", whole);
    }
}
