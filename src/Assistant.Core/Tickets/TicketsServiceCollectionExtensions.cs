using Assistant.Core.Privacy;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Core.Tickets;

/// <summary>Registers what works on tickets.</summary>
public static class TicketsServiceCollectionExtensions
{
    /// <summary>Adds the ticket store, the look-up by number, similar tickets and the redactor.</summary>
    public static IServiceCollection AddTickets(this IServiceCollection services) => services
        .AddSingleton<TicketStore>()
        .AddSingleton<TicketLookup>()
        .AddSingleton<SimilarTickets>()
        .AddSingleton<Redactor>();
}
