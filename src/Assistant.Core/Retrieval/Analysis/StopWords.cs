using System.Collections.Frozen;

namespace Assistant.Core.Retrieval.Analysis;

/// <summary>Words that tell little about what is asked.</summary>
internal static class StopWords
{
    private static readonly FrozenSet<string> Dropped = Set(
        """
        a an and are as at be been being but by did do does for from had has have he her his i if in into is it its me my of on or
        our she so such that the their them then there these they this those to us was we were which while who will with you your
        """);

    private static readonly FrozenSet<string> Weak = Set(
        """
        about above after again all almost already also although always am another any anybody anyone anything anyway apparently around away back because
        before best better both bring call can cannot cant come could couldnt day days dear different doesnt doing done dont down each else even ever every everybody everything
        far few find first found get gets getting give given go goes going gone good got greetings guess happen happens has havent hello help here hi how however
        idea im instead isnt ive just keep kind know last let like likely little long look looking lot made make makes many may maybe mean might mine more most much
        must myself near need needs never new next nice no nobody none not nothing now off often ok once one only other others ought out over own
        perhaps please possible problem question quite rather really regards right said same say says see seem seems several shall should show
        simply since some somebody someone something sometimes somewhere soon still sure take takes tell than thank thanks thing things think though through
        today together told too tried tries try trying two under until up upon use used uses using usually very via want wanted wants way ways well went what whats
        when whenever where whether why within without wont work works would wrong yes yesterday yet yours
        """);

    /// <summary>Whether a word is not indexed at all.</summary>
    public static bool IsDropped(string word) => Dropped.Contains(word);

    /// <summary>Whether a word counts little in a question.</summary>
    public static bool IsWeak(string word) => Weak.Contains(word);

    /// <summary>Whether a word is one of these, so that it is no typing error.</summary>
    public static bool IsAny(string word) => Dropped.Contains(word) || Weak.Contains(word);

    private static FrozenSet<string> Set(string words) =>
        words.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
