using Assistant.Ingest.Runs;
using Assistant.Web.Hosting;

namespace Assistant.Web.Tickets;

/// <summary>What staff are told when a ticket file could not be taken in.</summary>
internal static class UploadFaults
{
    /// <summary>One or two sentences.</summary>
    public static string Describe(Exception fault) => fault switch
    {
        InvalidDataException or UnauthorizedAccessException or RunLockedException => fault.Message,
        IOException => "The file could not be read to its end; try again.",
        _ => FaultMessages.For(fault),
    };
}
