using Assistant.Core.Privacy;
using Assistant.Ingest.Sources;

namespace Assistant.Web.Tickets;

/// <summary>Takes uploaded ticket files in through the pipeline of the night.</summary>
internal sealed class StaffTicketUpload(TicketUpload upload) : ITicketUpload
{
    /// <inheritdoc/>
    public async Task<TicketUploadResult> ImportAsync(string fileName, Stream content, Caller caller, CancellationToken cancellationToken)
    {
        if (!caller.IsStaff)
        {
            throw new UnauthorizedAccessException("Only support staff can upload tickets.");
        }

        var (numbers, report) = await upload.ImportAsync(fileName, content, cancellationToken);
        return new TicketUploadResult(
            numbers, report.Added, report.Changed, report.Unchanged, [.. report.Failed.Select(failure => $"{failure.Location}: {failure.Reason}")])
        {
            Redacted = report.Redacted,
        };
    }
}
