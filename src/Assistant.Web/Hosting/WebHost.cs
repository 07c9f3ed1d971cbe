using System.Text.Json;
using System.Text.Json.Serialization;
using Assistant.Core.Configuration;
using Assistant.Core.Conversations;
using Assistant.Core.Database;
using Assistant.Ingest;
using Assistant.Web.Api;
using Assistant.Web.Identity;
using Microsoft.Extensions.Options;
using MudBlazor.Services;

namespace Assistant.Web.Hosting;

/// <summary>Puts the web app together.</summary>
internal static class WebHost
{
    private const string DefaultUrls = "http://localhost:5080";

    /// <summary>Reads and checks the settings, registers the parts, and maps pages and calls.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="configure">Has the last word on what is registered; for tests.</param>
    /// <exception cref="SettingsException">The settings do not allow a start.</exception>
    public static WebApplication Build(string[] args, Action<IServiceCollection>? configure = null)
    {
        var builder = CreateBuilder(args);
        builder.Services.AddAssistantOptions(builder.Configuration, ListenAddresses.FindFaults(builder.Configuration)).AddAssistant();
        builder.AddDataProtectionKeys();
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        builder.Services.AddMudServices();
        builder.Services.AddProblemDetails(problems => problems.CustomizeProblemDetails = ProblemAnswers.Complete);
        builder.Services.Configure<RouteHandlerOptions>(calls => calls.ThrowOnBadRequest = true);
        builder.Services.AddOpenApi(ApiDescription.Describe);
        builder.Services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
        });
        builder.Services.AddHttpContextAccessor();
        builder.AddLocalIdentity();
        builder.Services.AddPages();
        configure?.Invoke(builder.Services);

        var app = builder.Build();
        app.UseSecurityHeaders();
        app.UseErrorAnswers();
        app.UseLocalIdentity();
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapOpenApi();
        app.MapHealth();
        app.MapChat();
        app.MapSearch();
        app.MapTickets();
        app.MapConversations();
        // The security headers say who may frame a page.
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(server => server.ContentSecurityFrameAncestorsPolicy = null);
        app.PrintAddresses();
        return app;
    }

    /// <summary>Tries the data folder, brings the database up to date, and ends what a dead process left unfinished.</summary>
    public static async Task PrepareAsync(WebApplication app, CancellationToken cancellationToken)
    {
        DataFolder.Prepare(app.Services.GetRequiredService<IOptions<DataOptions>>().Value, DataFolder.Passages, DataFolder.Keys);
        await app.Services.GetRequiredService<DatabaseMigrator>().MigrateAsync(cancellationToken);
        await app.Services.GetRequiredService<ConversationLog>().RepairAsync(cancellationToken);
    }

    private static WebApplicationBuilder CreateBuilder(string[] args)
    {
        var settings = CommandLine.Settings(args);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = settings,
            ApplicationName = typeof(WebHost).Assembly.GetName().Name,
            ContentRootPath = InstallationRoot.Path,
        });
        var commandLine = new ConfigurationBuilder().AddCommandLine(settings).Build();
        builder.Configuration.Sources.Clear();
        builder.Configuration
            .AddEnvironmentVariables("DOTNET_")
            .AddEnvironmentVariables("ASPNETCORE_")
            .AddAssistantSettings(commandLine["config"])
            .AddCommandLine(settings);
        builder.WebHost.UseStaticWebAssets();
        if (builder.Configuration["urls"] is null && !builder.Configuration.GetSection("Kestrel:Endpoints").Exists())
        {
            builder.WebHost.UseUrls(DefaultUrls);
        }

        return builder;
    }
}
