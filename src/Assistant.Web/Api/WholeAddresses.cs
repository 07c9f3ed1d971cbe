using Assistant.Core.Conversations;

namespace Assistant.Web.Api;

/// <summary>Makes addresses within the app whole ones, for what is read elsewhere.</summary>
internal static class WholeAddresses
{
    /// <summary>The address under which a request came, without a slash at its end.</summary>
    public static string BaseOf(HttpRequest request) => $"{request.Scheme}://{request.Host}{request.PathBase}";

    /// <summary>The address, with <paramref name="baseAddress"/> before it where it is a path of the app.</summary>
    public static string Make(string address, string baseAddress) => address.StartsWith('/') ? baseAddress.TrimEnd('/') + address : address;

    /// <summary>The conversation with whole addresses in its citations.</summary>
    public static ConversationRecord Make(ConversationRecord conversation, string baseAddress) => conversation with
    {
        Turns = [.. conversation.Turns.Select(turn => turn with { Answers = [.. turn.Answers.Select(answer => Make(answer, baseAddress))] })],
    };

    private static AnswerRecord Make(AnswerRecord answer, string baseAddress) => answer with
    {
        Citations = [.. answer.Citations.Select(citation => citation with { Url = Make(citation.Url, baseAddress) })],
    };
}
