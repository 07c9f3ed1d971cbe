using System.Net.Http.Headers;
using System.Text.Json;

namespace Assistant.Ingest.Sources.ServiceNow.Wire;

/// <summary>Reads an answer of the Table API that came with status 200.</summary>
internal static class TableAnswer
{
    /// <summary>The page in it.</summary>
    /// <exception cref="ServiceNowException">It is none, or only a part of one.</exception>
    public static TablePage Read(ReadOnlyMemory<byte> body, HttpResponseHeaders headers)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
            {
                throw Malformed(null);
            }

            // Records may stand beside an error, which says that they are not all.
            if (root.TryGetProperty("error", out var error))
            {
                throw ErrorOf(error);
            }

            if (!root.TryGetProperty("result", out var result) || result.ValueKind != JsonValueKind.Array)
            {
                throw Malformed(null);
            }

            var rows = result.Clone().EnumerateArray().Select(row => new TableRow(row)).ToList();
            return rows.TrueForAll(row => row.Json.ValueKind == JsonValueKind.Object)
                ? new TablePage(rows, TotalOf(headers, rows.Count))
                : throw new ServiceNowException(ServiceNowFault.TooMuch, "ServiceNow broke off in the middle of an answer.") { MayPass = true };
        }
        catch (JsonException broken)
        {
            throw Malformed(broken);
        }
    }

    /// <summary>What an <c>error</c> object means.</summary>
    public static ServiceNowException ErrorOf(JsonElement error)
    {
        var message = Text(error, "message");
        var detail = Text(error, "detail");
        if ($"{message} {detail}".Contains("cancel", StringComparison.OrdinalIgnoreCase) || message.Contains("execution time", StringComparison.OrdinalIgnoreCase))
        {
            return new ServiceNowException(ServiceNowFault.TooMuch, "ServiceNow broke the request off because it took too long.");
        }

        return message.Contains("invalid table", StringComparison.OrdinalIgnoreCase)
            ? new ServiceNowException(ServiceNowFault.Missing, "ServiceNow knows no such table, or the account may not read it.")
            : new ServiceNowException(ServiceNowFault.Malformed, $"ServiceNow refused the request: {Short(message)}.");
    }

    private static long TotalOf(HttpResponseHeaders headers, int rows)
    {
        if (headers.TryGetValues("X-Total-Count", out var counts) && long.TryParse(counts.FirstOrDefault(), out var total))
        {
            return Math.Max(total, rows);
        }

        // Without the count a link to the next page says that there is one, and links without it that there is none.
        return headers.TryGetValues("Link", out var links)
            ? links.Any(link => link.Contains("rel=\"next\"", StringComparison.OrdinalIgnoreCase)) ? long.MaxValue : rows
            : throw new ServiceNowException(
                ServiceNowFault.Malformed,
                "The answer has neither of the headers X-Total-Count and Link, so nobody can tell whether it is complete; let the proxy in between pass them on.");
    }

    private static ServiceNowException Malformed(JsonException? broken) => new(
        ServiceNowFault.Malformed,
        "The answer is no complete JSON of the Table API; check that Url names the instance, and look at the proxy in between.", broken)
    { MayPass = true };

    private static string Text(JsonElement error, string name) =>
        error.ValueKind == JsonValueKind.Object && error.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()!
        : error.ValueKind == JsonValueKind.String && name == "message" ? error.GetString()!
        : "";

    private static string Short(string message)
    {
        var plain = string.Concat(message.Where(letter => !char.IsControl(letter))).Trim().TrimEnd('.');
        return plain.Length == 0 ? "it gave no reason" : plain.Length > 120 ? plain[..120] + "…" : plain;
    }
}
