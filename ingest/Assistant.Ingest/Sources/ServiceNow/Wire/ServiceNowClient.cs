using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Assistant.Ingest.Sources.ServiceNow.Wire;

/// <summary>
/// Reads from one instance: signs in, repeats what may pass, waits where it is asked to. It can only read: nothing in it
/// sends a record anywhere.
/// </summary>
internal sealed class ServiceNowClient(
    string source, Uri instance, HttpClient http, ServiceNowCredentials credentials, ServiceNowPolicy policy, TimeProvider time, ILogger logger)
{
    private long _bytes;

    /// <summary>The clock of the instance as its first answer showed it, UTC; null before, or where it shows none.</summary>
    public DateTimeOffset? ServerTime { get; private set; }

    /// <summary>The bytes that came since this was asked last.</summary>
    public long TakeBytes() => Interlocked.Exchange(ref _bytes, 0);

    /// <summary>Asks a table.</summary>
    /// <exception cref="ServiceNowException">No usable answer came.</exception>
    public Task<TablePage> GetAsync(TableQuery query, int limit, CancellationToken cancellationToken) => RepeatAsync(
        query.Address(limit),
        "application/json",
        async (response, stop) =>
        {
            var body = await ReadAsync(response, policy.MaxBytes, stop);
            if (ResponseFaults.Of(source, $"the table {query.Table}", response, body.Span, time.GetUtcNow()) is { } fault)
            {
                // The first version of the API says so where nothing matches.
                return IsNoRecord(fault, body) ? new TablePage([], 0) : throw fault;
            }

            return TableAnswer.Read(body, response.Headers);
        },
        cancellationToken);

    /// <summary>Reads the beginning of an attached file.</summary>
    /// <exception cref="ServiceNowException">No usable answer came.</exception>
    public Task<ReadOnlyMemory<byte>> GetFileAsync(string sysId, int mostBytes, CancellationToken cancellationToken) => RepeatAsync(
        $"api/now/attachment/{Uri.EscapeDataString(sysId)}/file",
        "*/*",
        async (response, stop) =>
        {
            var isFile = response.StatusCode == System.Net.HttpStatusCode.OK;
            var body = await ReadAsync(response, isFile ? mostBytes : policy.MaxBytes, stop, isCut: isFile);
            return isFile ? body : throw ResponseFaults.Of(source, "an attachment", response, body.Span, time.GetUtcNow())!;
        },
        cancellationToken);

    private async Task<T> RepeatAsync<T>(
        string address, string accept, Func<HttpResponseMessage, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        var pause = policy.FirstBackoff;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await SendAsync(address, accept, read, cancellationToken);
            }
            catch (ServiceNowException fault) when (fault.MayPass && fault.Fault != ServiceNowFault.TooMuch && attempt < policy.Tries)
            {
                var wait = fault.RetryAfter > pause ? fault.RetryAfter.Value : pause;
                if (wait > policy.LongestPause)
                {
                    throw;
                }

                logger.Waiting(source, fault.Fault, Math.Ceiling(wait.TotalSeconds));
                await Task.Delay(wait, time, cancellationToken);
                pause *= 2;
            }
        }
    }

    private async Task<T> SendAsync<T>(
        string address, string accept, Func<HttpResponseMessage, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(policy.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            using var response = await SignedInAsync(address, accept, either.Token);
            ServerTime ??= response.Headers.Date;
            return await read(response, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            var seconds = policy.Timeout.TotalSeconds.ToString(CultureInfo.InvariantCulture);
            throw new ServiceNowException(ServiceNowFault.TooMuch, $"ServiceNow did not answer within {seconds} seconds, with few records too; check that it is up and reachable from here.");
        }
        catch (Exception error) when (error is HttpRequestException or IOException or InvalidDataException)
        {
            throw new ServiceNowException(
                ServiceNowFault.Unreachable,
                $"No connection to {instance.Host}, or a broken one ({error.InnerException?.Message ?? error.Message}); check Sources:{source}:Url, and that it can be reached from here.", error)
            { MayPass = true };
        }
    }

    // A token that has run out early shows as 401: it is renewed once.
    private async Task<HttpResponseMessage> SignedInAsync(string address, string accept, CancellationToken cancellationToken)
    {
        var response = await TryAsync(address, accept, cancellationToken);
        if (response.StatusCode == System.Net.HttpStatusCode.Unauthorized && credentials.Renew(response.RequestMessage!))
        {
            response.Dispose();
            response = await TryAsync(address, accept, cancellationToken);
        }

        return response;
    }

    private async Task<HttpResponseMessage> TryAsync(string address, string accept, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(instance, address));
        request.Headers.Accept.ParseAdd(accept);
        await credentials.SignAsync(request, cancellationToken);
        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    private async Task<ReadOnlyMemory<byte>> ReadAsync(HttpResponseMessage response, int most, CancellationToken cancellationToken, bool isCut = false)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var body = new MemoryStream();
        var buffer = new byte[81920];
        int read;
        while (body.Length < most && (read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            body.Write(buffer, 0, read);
        }

        Interlocked.Add(ref _bytes, body.Length);
        return isCut || body.Length < most
            ? body.GetBuffer().AsMemory(0, (int)Math.Min(body.Length, most))
            : throw new ServiceNowException(ServiceNowFault.TooMuch, $"An answer was larger than {most >> 20} MB, with few records too; look at what those records hold.");
    }

    private static bool IsNoRecord(ServiceNowException fault, ReadOnlyMemory<byte> body) =>
        fault.Fault == ServiceNowFault.Missing && body.Span.IndexOf("No Record found"u8) >= 0;
}
