namespace Assistant.Ingest.Tickets.Files;

/// <summary>A ticket file is larger than an import takes (HTTP: 413); the message says what to do.</summary>
/// <param name="file">The file's name.</param>
/// <param name="mostBytes">How large it may be.</param>
public sealed class TicketFileTooLargeException(string file, long mostBytes) : IOException(
    $"{file} is larger than {mostBytes >> 20} MB; export the tickets in smaller parts, or let an administrator add the file as a source of kind TicketFile.");
