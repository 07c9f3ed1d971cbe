using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Assistant.Core.Passages.Qdrant.Wire;

/// <summary>What a server may answer instead of a result, in words that say what to do.</summary>
internal static partial class QdrantFaults
{
    private const string KeySetting = "Store:Qdrant:ApiKey (in the environment: Store__Qdrant__ApiKey)";
    private const string Anew = "make the collection anew: ingest copy-store --from Qdrant --to Qdrant";

    /// <summary>Makes the exception for an answer that is no result.</summary>
    /// <param name="endpoint">Who answered.</param>
    /// <param name="what">What was asked, such as <c>POST collections/passages/points/query</c>.</param>
    /// <param name="status">The status of the answer.</param>
    /// <param name="body">Its body.</param>
    /// <param name="isJson">Whether it says that it is JSON.</param>
    public static PassageStoreException Of(QdrantEndpoint endpoint, string what, HttpStatusCode status, ReadOnlySpan<byte> body, bool isJson)
    {
        var text = ErrorOf(body, isJson);
        return new PassageStoreException(Problem(endpoint, what, status, text, isJson, body), new QdrantRefusal(status, text));
    }

    /// <summary>The server is not there, or not to be understood.</summary>
    public static PassageStoreException Unreachable(QdrantEndpoint endpoint, Exception fault) => new(
        fault is HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError }
            ? $"No secure connection to Qdrant at {endpoint} comes about ({Reason(fault)}); see that its certificate is of a trusted authority and names that host."
            : $"Qdrant at {endpoint} cannot be reached ({Reason(fault)}); see that it runs, and that Store:Qdrant:Url is its HTTP address (port 6333, not 6334).",
        fault);

    public static PassageStoreException TooSlow(QdrantEndpoint endpoint, string what, TimeSpan timeout, Exception fault) => new(
        $"Qdrant at {endpoint} did not answer within {timeout.TotalSeconds:0} s ({what}); see how busy it is, then try again.", fault);

    public static PassageStoreException NotConfirmed(QdrantEndpoint endpoint, string what, string status) => new(
        $"Qdrant at {endpoint} did not confirm a change ({what}: {status}); try again, and see its log if this stays.");

    public static PassageStoreException TooLarge(QdrantEndpoint endpoint, long bytes) => new(
        $"A change for Qdrant at {endpoint} has {bytes / 1_000_000} MB, more than it takes at once (32 MB); lower Chunking:MaxTokens, or leave the page with that passage out.");

    private static string Problem(QdrantEndpoint endpoint, string what, HttpStatusCode status, string text, bool isJson, ReadOnlySpan<byte> body) => status switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden when endpoint.ApiKey is null =>
            $"Qdrant at {endpoint} asks for a key; set {KeySetting}.",
        HttpStatusCode.Unauthorized => $"Qdrant at {endpoint} does not accept the key{Words(text)}; correct {KeySetting}.",
        HttpStatusCode.Forbidden when !text.Contains("Help:", StringComparison.Ordinal) =>
            $"Qdrant at {endpoint} does not let the key do this ({what}){Words(text)}; set {KeySetting} to one that may read and write the collection and its aliases.",
        _ when IsPage(body) => $"{endpoint} answers with a web page{Title(body)} where Qdrant was expected; correct Store:Qdrant:Url, or let the proxy in between pass requests on.",
        HttpStatusCode.OK => $"{endpoint} answers with something that is no result of Qdrant ({what}); correct Store:Qdrant:Url.",
        HttpStatusCode.NotFound when !isJson => $"{endpoint} does not know what every Qdrant knows ({what}); correct Store:Qdrant:Url, and see that the server is not older than version 1.13.",
        HttpStatusCode.NotFound => $"What was asked for is not on Qdrant at {endpoint}{Words(text)}; take the sources in (ingest run), or correct Store:Qdrant:Collection.",
        HttpStatusCode.TooManyRequests => $"The rate limit of Qdrant at {endpoint} is used up{Words(text)}; raise it in the strict mode of the collection, or wait a minute.",
        HttpStatusCode.RequestEntityTooLarge => TooLarge(endpoint, 32_000_000).Message,
        HttpStatusCode.InsufficientStorage => $"Qdrant at {endpoint} has no room left{Words(text)}; make room there. What was committed before is kept.",
        HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError =>
            $"Qdrant at {endpoint} fails ({(int)status}){Words(text)}; see its log and that all its nodes are up, then try again.",
        >= HttpStatusCode.Ambiguous and < HttpStatusCode.BadRequest => $"{endpoint} answers with a redirection ({(int)status}), which is not followed; set Store:Qdrant:Url to where it leads.",
        _ => Refused(endpoint, what, status, text),
    };

    private static string Refused(QdrantEndpoint endpoint, string what, HttpStatusCode status, string text) =>
        text.Contains("dimension", StringComparison.OrdinalIgnoreCase)
            ? $"The collection on Qdrant at {endpoint} keeps vectors of another length{Words(text)}; set Embeddings:Dimensions to it, or {Anew}."
        : text.Contains("vector name", StringComparison.OrdinalIgnoreCase) || text.Contains("Vector with name", StringComparison.Ordinal)
            ? $"The collection on Qdrant at {endpoint} lacks a vector{Words(text)}; {Anew}."
        : text.Contains("Index required", StringComparison.Ordinal)
            ? $"The strict mode of the collection on Qdrant at {endpoint} wants an index that is not there{Words(text)}; {Anew}."
        : text.Contains("Help:", StringComparison.Ordinal)
            ? $"The strict mode of the collection on Qdrant at {endpoint} does not allow this{Words(text)}; raise that limit of the collection."
        : text.Contains("larger than allowed", StringComparison.OrdinalIgnoreCase) ? TooLarge(endpoint, 32_000_000).Message
        : $"Qdrant at {endpoint} refuses what it is asked ({what}: {(int)status}){Words(text)}; see that it is not older than version 1.13, and report this if it is not.";

    // A result of JSON without its envelope is somebody else's, too.
    private static string ErrorOf(ReadOnlySpan<byte> body, bool isJson)
    {
        if (!isJson)
        {
            return IsPage(body) ? "" : Encoding.UTF8.GetString(body[..Math.Min(body.Length, 300)]).Trim();
        }

        try
        {
            var envelope = JsonSerializer.Deserialize<QdrantEnvelope<JsonElement>>(body, QdrantJson.Options);
            return envelope!.Status is { ValueKind: JsonValueKind.Object } status && status.TryGetProperty("error", out var error)
                ? error.GetString() ?? ""
                : envelope.Status.ValueKind == JsonValueKind.String ? envelope.Status.GetString()! : "";
        }
        catch (JsonException)
        {
            return "";
        }
    }

    // What the server says may repeat what was sent; only its beginning is told.
    private static string Words(string text) => text.Length == 0 ? "" : $": {(text.Length > 300 ? text[..300] + "…" : text).ReplaceLineEndings(" ").TrimEnd('.')}";

    private static string Reason(Exception fault) => fault.GetBaseException().Message.ReplaceLineEndings(" ").TrimEnd('.');

    private static bool IsPage(ReadOnlySpan<byte> body) => Encoding.UTF8.GetString(body[..Math.Min(body.Length, 400)]).TrimStart().StartsWith('<');

    private static string Title(ReadOnlySpan<byte> body)
    {
        var head = Encoding.UTF8.GetString(body[..Math.Min(body.Length, 4096)]);
        return TitleTag().Match(head) is { Success: true } match ? $" (“{WebUtility.HtmlDecode(match.Groups[1].Value).Trim()}”)" : "";
    }

    [GeneratedRegex("<title[^>]{0,80}>([^<\r\n]{1,80})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TitleTag();
}
