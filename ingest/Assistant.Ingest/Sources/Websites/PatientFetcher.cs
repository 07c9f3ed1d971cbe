namespace Assistant.Ingest.Sources.Websites;

/// <summary>Fetches what a crawl must have before it can go on, and waits between its tries.</summary>
internal sealed class PatientFetcher(PageFetcher fetcher, RetryPlan retries, TimeProvider time)
{
    /// <summary>Fetches an address, and what may pass again.</summary>
    public async Task<FetchResult> FetchAsync(
        Uri address, Func<Uri, DocumentVersion?> versionOf, Func<string?, bool> wants, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            await fetcher.Pacer.WaitAsync(cancellationToken);
            var result = await fetcher.FetchAsync(address, versionOf, wants, cancellationToken);
            if (retries.Next(result, attempt) is not { } pause)
            {
                return result;
            }
            await Task.Delay(pause, time, cancellationToken);
        }
    }
}
