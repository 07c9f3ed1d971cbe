using System.Runtime.CompilerServices;
using Assistant.Core.Configuration;
using Assistant.Core.Tickets;
using Assistant.Ingest.Tickets;
using Assistant.Ingest.Tickets.Files;

namespace Assistant.Ingest.Sources;

/// <summary>An uploaded file as a source: it never says that it saw everything, so that an upload removes no other.</summary>
internal sealed class UploadSource(Stream content, TicketFileWalk walk) : ISource
{
    private const int MostNumbers = 1000;

    private readonly HashSet<TicketNumber> _numbers = [];

    /// <inheritdoc/>
    public string Name => TicketUpload.SourceName;

    /// <inheritdoc/>
    public SourceKind Kind => SourceKind.TicketFile;

    /// <summary>The numbers of the tickets so far, in the order of the file.</summary>
    public IReadOnlyList<TicketNumber> Numbers => [.. _numbers];

    /// <summary>Why the file is no ticket file; null where it is one.</summary>
    public InvalidDataException? Foreign { get; private set; }

    /// <summary>That the file is larger than an upload may be; null where it is not.</summary>
    public TicketFileTooLargeException? TooLarge { get; private set; }

    /// <inheritdoc/>
    public async IAsyncEnumerable<SourceItem> ReadAsync(
        IReadOnlyDictionary<string, DocumentVersion>? known, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var items = walk.ReadAsync(content, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await TryMoveAsync(items))
        {
            if (items.Current is FetchedTicket fetched && _numbers.Count < MostNumbers)
            {
                _numbers.Add(fetched.Ticket.Number);
            }

            yield return items.Current;
        }
    }

    private async Task<bool> TryMoveAsync(IAsyncEnumerator<SourceItem> items)
    {
        try
        {
            return await items.MoveNextAsync();
        }
        catch (InvalidDataException foreign)
        {
            Foreign = foreign;
            throw new SourceException(foreign.Message, foreign);
        }
        catch (TicketFileTooLargeException tooLarge)
        {
            TooLarge = tooLarge;
            throw new SourceException($"{tooLarge.Message} What came before is kept.", tooLarge);
        }
        catch (IOException broken)
        {
            throw new SourceException($"The file broke off while it was read ({broken.Message}); send it again. What came before is kept.", broken);
        }
    }
}
