using System.Globalization;
namespace Assistant.Core.Passages.Embedded;
internal static class Tuning
{
    public static float F(string name, float value) => Environment.GetEnvironmentVariable("T_" + name) is { } text ? float.Parse(text, CultureInfo.InvariantCulture) : value;
    public static readonly float K1 = F("K1", 1.5f);
    public static readonly float B = F("B", 0.75f);
    public static readonly int TitleTimes = (int)F("TITLE", 2);
    public static readonly int HeadingTimes = (int)F("HEADING", 2);
    public static readonly int UrlTimes = (int)F("URL", 1);
    public static readonly int Stemmer = (int)F("STEM", 1);
    public static readonly float PartWeight = F("PART", 0.6f);
    public static readonly float WeakWeight = F("WEAK", 0.2f);
    public static readonly float Synonym = F("SYN", 0.5f);
    public static readonly float Fuzzy = F("FUZZY", 0.7f);
    public static readonly float Phrase = F("PHRASE", 0.3f);
    public static readonly float Page = F("PAGE", 0.25f);
    public static readonly float Cover = F("COVER", 0.2f);
    public static readonly float Diversity = F("DIV", 0.8f);
    public static readonly float Asked = F("ASKED", 1.5f);
    public static readonly int MaxTerms = (int)F("MAXTERMS", 32);
    public static readonly int Pool = (int)F("POOL", 200);
    public static readonly int Essential = (int)F("ESS", 16);
}
