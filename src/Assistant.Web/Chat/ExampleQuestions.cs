using Assistant.Core.Privacy;
using Assistant.Core.Tickets;
using Assistant.Web.Tickets;

namespace Assistant.Web.Chat;

/// <summary>Questions that an empty conversation offers: what users of any centre ask, and for staff a ticket that is there.</summary>
internal sealed class ExampleQuestions(ITicketDesk tickets)
{
    private static readonly string[] Everyday =
    [
        "How much scratch space do I have?",
        "Why is my job pending?",
        "How do I request GPUs in a job script?",
        "How do I create a conda environment without filling my home?",
    ];

    // Of the samples; sites with sources of their own get their newest ticket.
    private static readonly TicketNumber Sample = new("RITM0429668");

    /// <summary>The question that asks for help with a ticket.</summary>
    public static string HelpWith(TicketNumber number) => $"{number} - Need help with this ticket";

    /// <summary>The examples for a caller.</summary>
    public async Task<IReadOnlyList<string>> ForAsync(Caller caller, CancellationToken cancellationToken) =>
        caller.IsStaff && await FindTicketAsync(caller, cancellationToken) is { } number ? [.. Everyday, HelpWith(number)] : Everyday;

    private async Task<TicketNumber?> FindTicketAsync(Caller caller, CancellationToken cancellationToken)
    {
        // Looked for among the stored ones: nobody pasted it, so no ticket system is asked.
        if ((await tickets.ListAsync(Sample.Value, page: 1, pageSize: 1, caller, cancellationToken)).Total > 0)
        {
            return Sample;
        }

        var newest = await tickets.ListAsync(search: null, page: 1, pageSize: 1, caller, cancellationToken);
        return newest.Items.Count > 0 ? newest.Items[0].Number : null;
    }
}
