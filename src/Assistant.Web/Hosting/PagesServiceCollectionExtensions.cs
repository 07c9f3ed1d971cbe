using Assistant.Web.Chat;
using Assistant.Web.History;
using Assistant.Web.Status;
using Assistant.Web.Tickets;

namespace Assistant.Web.Hosting;

/// <summary>Registers what stands behind the pages.</summary>
internal static class PagesServiceCollectionExtensions
{
    public static IServiceCollection AddPages(this IServiceCollection services) => services
        .AddSingleton<IngestState>()
        .AddHostedService<FirstIngest>()
        .AddSingleton<ISystemStatus, SystemStatus>()
        .AddSingleton<ITicketUpload, StaffTicketUpload>()
        .AddSingleton<ITicketDesk, TicketDesk>()
        .AddSingleton<IConversations, LoggedConversations>()
        .AddSingleton<ExampleQuestions>()
        .AddTransient<ChatSession>()
        .AddTransient<TicketPreview>()
        .AddTransient<StatusWatch>()
        .AddSingleton<AnswerRuns>()
        .AddHostedService(services => services.GetRequiredService<AnswerRuns>());
}
