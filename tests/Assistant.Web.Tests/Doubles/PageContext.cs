using Assistant.Core.Answering;
using Assistant.Web.Chat;
using Assistant.Web.History;
using Assistant.Web.Identity;
using Assistant.Web.Status;
using Assistant.Web.Tickets;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;

namespace Assistant.Web.Tests.Doubles;

/// <summary>Renders components as in a circuit, with doubles where the engine stands.</summary>
public abstract class PageContext : BunitContext
{
    private protected PageContext(TimeProvider? clock = null)
    {
        DefaultWaitTimeout = TimeSpan.FromSeconds(15);
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices();
        Services.AddSingleton(clock ?? TimeProvider.System);
        Services.AddSingleton<ICallerProvider, LocalCallerProvider>();
        Services.AddSingleton<IAnswerer>(Answerer);
        Services.AddSingleton<IConversations>(Conversations);
        Services.AddSingleton<ITicketDesk>(Desk);
        Services.AddSingleton<ITicketUpload>(Upload);
        Services.AddSingleton<ISystemStatus>(Status);
        Services.AddSingleton<AnswerRuns>();
        Services.AddTransient<ChatSession>();
        Services.AddTransient<TicketPreview>();
        Services.AddTransient<StatusWatch>();
        Services.AddSingleton<ExampleQuestions>();
        // Last: it makes the services.
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    private protected ScriptedAnswerer Answerer { get; } = new();

    private protected FakeConversations Conversations { get; } = new();

    private protected SampleTicketDesk Desk { get; } = new();

    private protected FakeUpload Upload { get; } = new();

    private protected FakeStatus Status { get; } = new();
}
