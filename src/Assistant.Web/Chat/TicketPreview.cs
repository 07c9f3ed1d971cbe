using Assistant.Core.Database;
using Assistant.Core.Tickets;
using Assistant.Ingest.Sources;
using Assistant.Web.Identity;
using Assistant.Web.Tickets;

namespace Assistant.Web.Chat;

/// <summary>Looks up the ticket that a question names before it is sent, or that was dropped on the page; for one open page.</summary>
internal sealed class TicketPreview(ITicketDesk desk, ICallerProvider callers, TimeProvider clock) : IDisposable
{
    // Somebody who types pauses about this long when the number is whole.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    private CancellationTokenSource _looking = new();
    private TicketNumber? _wanted;

    /// <summary>What was found; null while nothing is named or it is being looked for.</summary>
    public PreviewedTicket? Found { get; private set; }

    /// <summary>Follows the text in the box. True when something else is to be shown than before; false too where newer text has overtaken this one.</summary>
    public Task<bool> FollowAsync(string text)
    {
        var named = TicketNumber.Find(text);
        return named == _wanted ? Task.FromResult(false) : LookAsync(named, Pause, isUpload: false);
    }

    /// <summary>Shows a ticket of an uploaded file. True when something else is to be shown than before.</summary>
    public Task<bool> ShowUploadedAsync(TicketNumber number) => LookAsync(number, TimeSpan.Zero, isUpload: true);

    /// <summary>Forgets it, as after sending.</summary>
    public void Clear()
    {
        Restart();
        (_wanted, Found) = (null, null);
    }

    /// <inheritdoc/>
    public void Dispose() => _looking.Cancel();

    private async Task<bool> LookAsync(TicketNumber? wanted, TimeSpan pause, bool isUpload)
    {
        var (before, cancellationToken) = (Found, Restart());
        (_wanted, Found) = (wanted, null);
        if (wanted is not { } number)
        {
            return before is not null;
        }

        try
        {
            await Task.Delay(pause, clock, cancellationToken);
            var found = await desk.FindAsync(number, await callers.GetAsync(), cancellationToken);
            // As an answer chooses among several of one number: what the ticket system says counts more than a copy.
            var ticket = found.OrderBy(ticket => (ticket.Source == TicketUpload.SourceName) != isUpload).ThenByDescending(ticket => ticket.UpdatedAt).FirstOrDefault();
            cancellationToken.ThrowIfCancellationRequested();
            Found = new PreviewedTicket(number, ticket is null ? null : desk.Brief(ticket));
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        catch (DatabaseException)
        {
            // The question can be asked all the same, and will say what is wrong.
            return before is not null;
        }
    }

    private CancellationToken Restart()
    {
        _looking.Cancel();
        _looking = new CancellationTokenSource();
        return _looking.Token;
    }
}

/// <summary>A ticket number that was looked up.</summary>
/// <param name="Number">The number.</param>
/// <param name="Brief">The ticket in short; null for unknown and forbidden alike.</param>
public sealed record PreviewedTicket(TicketNumber Number, TicketBrief? Brief);
