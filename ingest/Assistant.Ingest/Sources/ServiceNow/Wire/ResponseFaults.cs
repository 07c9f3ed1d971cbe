using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Assistant.Ingest.Sources.ServiceNow.Wire;

/// <summary>Says what an answer that is no data means, and what to do about it.</summary>
internal static partial class ResponseFaults
{
    /// <summary>The fault of an answer; null where it may be read.</summary>
    /// <param name="source">The source's name, for the settings to be named.</param>
    /// <param name="what">The table or attachment asked for.</param>
    /// <param name="response">The answer.</param>
    /// <param name="body">Its body.</param>
    /// <param name="now">The time, for a pause that is given as one.</param>
    public static ServiceNowException? Of(string source, string what, HttpResponseMessage response, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        var status = response.StatusCode;
        if (status == HttpStatusCode.OK)
        {
            return IsPage(response, body) ? WebPage(what, body) : null;
        }

        return status switch
        {
            HttpStatusCode.Unauthorized => new(ServiceNowFault.Unauthorized, Unauthorized(source, response)),
            HttpStatusCode.Forbidden => new(
                ServiceNowFault.Forbidden,
                $"ServiceNow does not let the account read {what} (403); give it a role that may, or an access rule for reading it, or leave it out of Sources:{source}."),
            HttpStatusCode.NotFound => Missing(source, what),
            HttpStatusCode.BadRequest => Refused(source, what, body),
            HttpStatusCode.TooManyRequests => new(ServiceNowFault.Busy, $"ServiceNow's limit of requests is used up (429{Rule(response)}); raise the limit for this account, or let runs begin at a quieter hour.")
            {
                MayPass = true,
                RetryAfter = RetryAfter(response, now),
            },
            HttpStatusCode.RequestUriTooLong or HttpStatusCode.RequestHeaderFieldsTooLarge => new(
                ServiceNowFault.TooLong, $"The address of a request for {what} was too long ({(int)status}); raise the limit of the proxy in between."),
            HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.RequestTimeout or HttpStatusCode.GatewayTimeout => new(
                ServiceNowFault.TooMuch, $"An answer about {what} took too long or was too large ({(int)status}), with few records too; look at the instance, or at the proxy in between.")
            { MayPass = true },
            >= HttpStatusCode.InternalServerError => Down(what, response, body, now),
            >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest => new(
                ServiceNowFault.WebPage,
                $"ServiceNow sent the request for {what} on to {Host(response)} ({(int)status}), as to a sign-in page; check Sources:{source}:Url, and that the account may use the REST API."),
            _ => new(ServiceNowFault.Malformed, $"ServiceNow answered {(int)status} to a request for {what}; check Sources:{source}:Url, and look into its log."),
        };
    }

    private static ServiceNowException Refused(string source, string what, ReadOnlySpan<byte> body) => ErrorIn(body) switch
    {
        { Fault: ServiceNowFault.Missing } => Missing(source, what),
        { } told => told,
        null => new(ServiceNowFault.Malformed, $"ServiceNow answered 400 to a request for {what}; check Sources:{source}:Url, and look into its log."),
    };

    private static ServiceNowException Missing(string source, string what) => new(
        ServiceNowFault.Missing, $"ServiceNow does not know {what}, or hides it from the account; check Sources:{source}:Url and Tables, and the account's roles.");

    private static string Unauthorized(string source, HttpResponseMessage response)
    {
        var more = response.Headers.Contains("X-MFA_TOKEN") ? " It asks for a second factor: take that from the account for the REST API." : "";
        return $"ServiceNow does not accept the account (401); check Sources:{source}:User and Password, ClientId and ClientSecret, or ApiKey, and that the account is active.{more}";
    }

    private static ServiceNowException Down(string what, HttpResponseMessage response, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        var status = (int)response.StatusCode;
        if (ErrorIn(body) is { Fault: ServiceNowFault.TooMuch } cancelled)
        {
            return cancelled;
        }

        var page = IsPage(response, body) ? $" with a web page{Title(body)}, as a proxy does that cannot reach it" : "";
        return new ServiceNowException(ServiceNowFault.Down, $"ServiceNow answered {status} to a request for {what}{page}; wait until it is up again, or look at the proxy in between.")
        {
            MayPass = true,
            RetryAfter = RetryAfter(response, now),
        };
    }

    private static ServiceNowException WebPage(string what, ReadOnlySpan<byte> body) => new(
        ServiceNowFault.WebPage,
        $"A web page came{Title(body)} where data about {what} was expected: from a proxy, a sign-in page, or an instance that sleeps; open the instance in a browser, and let the proxy pass /api through.")
    { MayPass = true };

    private static bool IsPage(HttpResponseMessage response, ReadOnlySpan<byte> body) =>
        response.Content.Headers.ContentType?.MediaType is { } type
            ? type.Contains("html", StringComparison.OrdinalIgnoreCase)
            : body.TrimStart("\r\n\t "u8).StartsWith("<"u8);

    private static ServiceNowException? ErrorIn(ReadOnlySpan<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body.ToArray());
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("error", out var error)
                ? TableAnswer.ErrorOf(error)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static TimeSpan? RetryAfter(HttpResponseMessage response, DateTimeOffset now) =>
        response.Headers.RetryAfter is not { } header ? null : header.Delta ?? header.Date - now;

    private static string Rule(HttpResponseMessage response) =>
        response.Headers.TryGetValues("X-RateLimit-Rule", out var rules) && rules.FirstOrDefault() is { } rule && PlainName().IsMatch(rule) ? $", rule {rule}" : "";

    private static string Host(HttpResponseMessage response) =>
        response.Headers.Location is { IsAbsoluteUri: true } target ? target.Host : "another page";

    private static string Title(ReadOnlySpan<byte> body)
    {
        var head = Encoding.UTF8.GetString(body[..Math.Min(body.Length, 4096)]);
        return TitleTag().Match(head) is { Success: true } match ? $" (“{WebUtility.HtmlDecode(match.Groups[1].Value).Trim()}”)" : "";
    }

    [GeneratedRegex("<title[^>]{0,80}>([^<\r\n]{1,80})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TitleTag();

    [GeneratedRegex(@"^[\w .:-]{1,60}$", RegexOptions.CultureInvariant)]
    private static partial Regex PlainName();
}
