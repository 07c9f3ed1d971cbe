using System.Globalization;
using Assistant.Core.Conversations;

namespace Assistant.Web.Chat;

/// <summary>What is known of how an answer was made, for the curious.</summary>
internal static class AnswerFacts
{
    /// <summary>Names and values; what is not known is left out.</summary>
    public static IEnumerable<(string Name, string Value)> Of(AnswerRecord answer)
    {
        if (answer.Model is { } model)
        {
            yield return ("Model", model);
        }

        if (answer.Retriever is { } retriever)
        {
            yield return ("Retriever", retriever);
        }

        if (answer.Timings is { } timings)
        {
            yield return ("Search", Duration(timings.RetrievalMilliseconds));
            if (timings.FirstTokenMilliseconds is { } first)
            {
                yield return ("First word", Duration(first));
            }

            yield return ("In all", Duration(timings.TotalMilliseconds));
        }

        if (answer.Usage is { } usage)
        {
            yield return ("Tokens", string.Create(CultureInfo.InvariantCulture, $"{usage.PromptTokens:N0} read, {usage.CompletionTokens:N0} written"));
        }

        if (answer.PromptVersion is { } prompt)
        {
            yield return ("Prompt", prompt);
        }
    }

    /// <summary>A duration as people say it.</summary>
    public static string Duration(double milliseconds) => milliseconds < 1000
        ? string.Create(CultureInfo.InvariantCulture, $"{milliseconds:0} ms")
        : string.Create(CultureInfo.InvariantCulture, $"{milliseconds / 1000:0.0} s");
}
