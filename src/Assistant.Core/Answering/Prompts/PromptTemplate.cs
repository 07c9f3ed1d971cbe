using System.Security.Cryptography;
using System.Text;
using Microsoft.SemanticKernel;

namespace Assistant.Core.Answering.Prompts;

/// <summary>One prompt: a text for the system message and one for the user's, with blanks that Semantic Kernel's engine fills.</summary>
internal sealed class PromptTemplate
{
    // Values are put in as they are and never read as templates; what makes them harmless is the fence around them.
    private static readonly KernelPromptTemplateFactory Engine = new() { AllowDangerouslySetContent = true };
    private static readonly Kernel NoFunctions = new();

    private readonly IPromptTemplate _system;
    private readonly IPromptTemplate _user;

    /// <summary>Reads both texts.</summary>
    public PromptTemplate(string system, string user)
    {
        _system = Compile(system);
        _user = Compile(user);
        Version = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{system}\0{user}")))[..10];
    }

    /// <summary>A short hash of the texts.</summary>
    public string Version { get; }

    /// <summary>The system message.</summary>
    public Task<string> RenderSystemAsync(CancellationToken cancellationToken) =>
        RenderAsync(_system, new KernelArguments { [PromptVariables.NotDocumented] = Answering.NotDocumented.Phrase }, cancellationToken);

    /// <summary>The user's message.</summary>
    /// <param name="sources">The fenced sources.</param>
    /// <param name="ticket">The fenced ticket; empty for none.</param>
    /// <param name="question">The fenced question.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<string> RenderUserAsync(string sources, string ticket, string question, CancellationToken cancellationToken) => RenderUserAsync(
        new Dictionary<string, string>
        {
            [PromptVariables.Sources] = sources,
            [PromptVariables.Ticket] = ticket,
            [PromptVariables.Question] = question,
            [PromptVariables.NotDocumented] = Answering.NotDocumented.Phrase,
        },
        cancellationToken);

    /// <summary>The user's message.</summary>
    /// <param name="values">What to fill each blank with.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<string> RenderUserAsync(IReadOnlyDictionary<string, string> values, CancellationToken cancellationToken)
    {
        var arguments = new KernelArguments();
        foreach (var (name, value) in values)
        {
            arguments[name] = value;
        }

        return RenderAsync(_user, arguments, cancellationToken);
    }

    private static async Task<string> RenderAsync(IPromptTemplate template, KernelArguments values, CancellationToken cancellationToken) =>
        (await template.RenderAsync(NoFunctions, values, cancellationToken)).Trim();

    private static IPromptTemplate Compile(string text) => Engine.Create(new PromptTemplateConfig(text) { AllowDangerouslySetContent = true });
}
