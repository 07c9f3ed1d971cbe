using Microsoft.Extensions.Hosting;

namespace Assistant.Core.Answering.Prompts;

/// <summary>Has the templates read when the service starts, so that a broken one shows then and not at the first question.</summary>
internal sealed class PromptCheck(PromptTemplates templates) : IHostedService
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.FromResult(templates.Answer);

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
