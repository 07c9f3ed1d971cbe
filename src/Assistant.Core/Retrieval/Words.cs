using Assistant.Core.Configuration;

namespace Assistant.Core.Retrieval;

/// <summary>Words for people.</summary>
internal static class Words
{
    /// <summary>What a class of text is.</summary>
    public static string For(TextClass text) => text switch
    {
        TextClass.Public => "questions and public passages",
        TextClass.Internal => "internal documentation",
        TextClass.Tickets => "the text of tickets",
        _ => "restricted text",
    };
}
