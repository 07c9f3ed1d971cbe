using System.Globalization;

namespace Assistant.Web.Chat;

/// <summary>Says what the reader of an unfinished answer is waiting for.</summary>
internal static class WaitingWords
{
    /// <summary>A short sentence.</summary>
    public static string For(AnswerView view)
    {
        var status = view.Waiting;
        var model = status?.Model ?? "the model";
        return status?.State switch
        {
            "queued" when status.Position is { } place => $"Waiting for {model}: place {place} in the queue",
            "queued" => $"Waiting for {model}",
            "starting" when status.Minutes is { } minutes => $"{model} is being started; this takes about {Minutes(minutes)}",
            "starting" => $"{model} is being started; this can take some minutes",
            "switching" => $"Trying {model}",
            "asking" when view.Record.Text.Length == 0 => $"{Capital(model)} is reading the sources",
            _ when view.Record.Text.Length > 0 => "Writing",
            _ when view.ConversationId is null => "Sending",
            _ => "Searching the documentation",
        };
    }

    private static string Minutes(double minutes) =>
        minutes < 1.5 ? "a minute" : string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(minutes):0} minutes");

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
