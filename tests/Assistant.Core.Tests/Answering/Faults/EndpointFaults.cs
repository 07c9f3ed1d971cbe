using Assistant.Core.Conversations;
using Assistant.Fakes.Models;

namespace Assistant.Core.Tests.Answering.Faults;

/// <summary>What real endpoints do. All of it is played over HTTP.</summary>
internal static class EndpointFaults
{
    private const string Whole = "You have 10 TB [1].";
    private const string TooLong = """{"error":{"message":"This model's maximum context length is 4096 tokens. However, you requested 40000 tokens.","type":"BadRequestError","param":null,"code":400}}""";

    private static readonly Gate First = new();
    private static readonly Gate Second = new();
    private static readonly ChatReply Good = ChatReply.Of("You have ", "10 TB ", "[1].");

    public static IReadOnlyList<EndpointFault> All { get; } =
    [
        new("401", [ChatReply.Status(401, """{"error":"Unauthorized"}""")], AnswerState.Quoted) { Said = "check Models:sophia:ApiKey", Logged = "KeyRefused" },
        new("404 model", [ChatReply.Status(404, """{"error":{"message":"The model `tiny` does not exist.","code":404}}""")], AnswerState.Quoted) { Said = "Models:sophia:Model", Logged = "ModelUnknown" },
        new("400 context length", [ChatReply.Status(400, TooLong), Good], AnswerState.Complete, Whole) { Asked = 2, Logged = "fitted to 4096 tokens" },
        new("400 context length twice", [ChatReply.Status(400, TooLong), ChatReply.Status(400, TooLong)], AnswerState.Quoted) { Asked = 2, Said = "too long for sophia", Logged = "ContextOverflow" },
        new("429 with Retry-After", [ChatReply.Status(429, """{"error":{"message":"slow down"}}""", retryAfter: "7"), Good], AnswerState.Complete, Whole) { Asked = 2, Wait = TimeSpan.FromSeconds(7) },
        new("429 for longer than we wait", [ChatReply.Status(429, "", retryAfter: "3600")], AnswerState.Quoted) { Said = "takes no more requests for now", Logged = "Busy" },
        new("503 then fine", [ChatReply.Status(503, """{"error":{"message":"Loading model","type":"unavailable_error"}}"""), Good], AnswerState.Complete, Whole) { Asked = 2, Wait = TimeSpan.FromSeconds(2) },
        new("503 with a warm one beside it", [ChatReply.Status(503, "")], AnswerState.Complete, Whole) { Second = Good, SecondAsked = 1, Model = "other (tiny)", Logged = "Starting" },
        new("slow first token", [ChatReply.Never()], AnswerState.Quoted) { Wait = TimeSpan.FromSeconds(50), Said = "did not begin to answer within 50 s", Logged = "TimedOut" },
        new("slow first token, another endpoint", [ChatReply.Never()], AnswerState.Complete, Whole) { Wait = TimeSpan.FromSeconds(50), Second = Good, SecondAsked = 1, Model = "other (tiny)", Logged = "TimedOut" },
        new("stall after some tokens", [ChatReply.Begun().Say("You have ").Hang()], AnswerState.CutOff, "You have ") { Wait = TimeSpan.FromSeconds(30), WaitsAfterText = true, Said = "fell silent for 30 s", Logged = "Stalled" },
        new("connection cut after some tokens", [ChatReply.Begun().Say("You have ").Hold(First).Cut()], AnswerState.CutOff, "You have ") { OpensAfterText = First, Said = "broke off", Logged = "BrokenOff" },
        new("connection cut before any token", [ChatReply.Begun().Cut()], AnswerState.Quoted) { Said = "sophia", Logged = "Endpoint sophia did not answer" },
        new("end without a finish reason", [ChatReply.Begun().Say("You have ").Done()], AnswerState.CutOff, "You have ") { Said = "without having finished", Logged = "BrokenOff" },
        new("error within the stream", [ChatReply.Begun().Say("You have ").Fault("CUDA out of memory", 500).Done()], AnswerState.CutOff, "You have ") { Said = "CUDA out of memory", Logged = "BrokenOff" },
        new("one of two dies in the middle", [ChatReply.Begun().Say("You have ").Hold(Second).Cut()], AnswerState.CutOff, "You have ") { OpensAfterText = Second, Second = Good, SecondAsked = 0, Said = "broke off", Logged = "BrokenOff" },
        new("one of two dies before its first word", [ChatReply.Begun().Think("Hm").Fault("CUDA out of memory", 500)], AnswerState.Complete, Whole) { Second = Good, SecondAsked = 1, Model = "other (tiny)", Thought = "Hm", Logged = "BrokenOff" },
        new("garbage body", [ChatReply.Status(200, "\u0001\u0002 no json at all", type: "application/octet-stream")], AnswerState.Quoted) { Said = "no chat endpoint", Logged = "NotAnEndpoint" },
        new("garbage in the stream", [new ChatReply().Raw("data: {\"choices\":[{\"del").Done()], AnswerState.Quoted) { Said = "no JSON", Logged = "BrokenOff" },
        new("HTML error page", [ChatReply.Status(502, "<html><body>Bad gateway</body></html>", type: "text/html")], AnswerState.Quoted) { Said = "sophia failed (502)", Logged = "ServerError" },
        new("HTML page with status 200", [ChatReply.Html()], AnswerState.Quoted) { Said = "check Models:sophia:BaseUrl", Logged = "NotAnEndpoint" },
        new("empty answer", [ChatReply.Of()], AnswerState.Quoted) { Said = "gave an empty answer", Logged = "Empty" },
        new("blank answer, another endpoint", [ChatReply.Of("\n\n", "  ")], AnswerState.Complete, Whole) { Second = Good, SecondAsked = 1, Model = "other (tiny)", Logged = "Empty" },
        new("usage missing", [ChatReply.Begun().Say("You have ").Say("10 TB [1].").Finish().Done()], AnswerState.Complete, Whole) { HasUsage = false },
        new("reasoning deltas", [ChatReply.Begun().Think("They ask ").Think("for scratch.", "reasoning_content").Say("You have ").Say("10 TB [1].").End()], AnswerState.Complete, Whole) { Thought = "They ask for scratch." },
        new("reasoning in the content", [ChatReply.Of("<think>They ask", " for scratch.</think>", "You have ", "10 TB [1].")], AnswerState.Complete, Whole) { Thought = "They ask for scratch." },
        new("reasoning whose opening tag is missing", [ChatReply.Of("They ask", "</think>", "You have ", "10 TB [1].")], AnswerState.Complete, Whole) { Thought = "They ask" },
        new("reasoning and nothing else", [ChatReply.Of("They ask", "</think>")], AnswerState.Quoted) { Thought = "They ask", Said = "gave an empty answer", Logged = "Empty" },
        new("answer reaches the length limit", [ChatReply.Begun().Say("You have ").End("length")], AnswerState.CutOff, "You have ") { Said = "the length that sophia allows", HasUsage = true, Logged = "LengthReached" },
        new("answer without an end", [ChatReply.Of([.. Enumerable.Repeat(string.Concat(Enumerable.Repeat("and so on ", 100)), 60)])], AnswerState.CutOff, string.Concat(Enumerable.Repeat("and so on ", 5000))[..40_000]) { Said = "did not come to an end" },
    ];
}
