using Assistant.Core.Privacy;
using Assistant.Ingest.Sources;

namespace Assistant.Web.Tickets;

/// <summary>Takes uploaded ticket files in. The seam lets pages be tested without a store.</summary>
public interface ITicketUpload
{
    /// <summary>The largest file, in bytes.</summary>
    const long MaxBytes = TicketUpload.MaxBytes;

    /// <summary>Takes a file in.</summary>
    /// <exception cref="InvalidDataException">It is no ticket file; the message says what was expected.</exception>
    /// <exception cref="UnauthorizedAccessException">The caller is not of the staff.</exception>
    Task<TicketUploadResult> ImportAsync(string fileName, Stream content, Caller caller, CancellationToken cancellationToken);
}
