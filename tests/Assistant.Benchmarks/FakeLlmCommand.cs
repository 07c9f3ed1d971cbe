using System.Globalization;
using Assistant.Fakes.Models;

namespace Assistant.Benchmarks;

/// <summary><c>fake-llm [--port 8123] [--delay 20]</c>: an endpoint for demonstrations that answers by repeating sentences of the sources.</summary>
internal static class FakeLlmCommand
{
    /// <summary>Serves until Ctrl-C.</summary>
    public static async Task RunAsync(string[] options)
    {
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            stop.Cancel();
        };
        var delay = TimeSpan.FromMilliseconds(Option(options, "--delay", 20));
        await using var server = await FakeChatServer.StartAsync(stop.Token, Option(options, "--port", 8123));
        server.Otherwise = request => QuotingResponder.Reply(request, delay);
        Console.WriteLine($"Listening. Models:fake:BaseUrl is {server.Url}, Models:fake:Model is any name. Ctrl-C ends.");
        try
        {
            await Task.Delay(Timeout.Infinite, stop.Token);
        }
        catch (OperationCanceledException)
        {
        }
    }

    private static int Option(string[] options, string name, int otherwise)
    {
        var at = Array.IndexOf(options, name);
        return at >= 0 && at + 1 < options.Length ? int.Parse(options[at + 1], CultureInfo.InvariantCulture) : otherwise;
    }
}
