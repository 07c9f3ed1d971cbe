using System.Threading.Channels;
using Assistant.Core.Answering.Prompts;
using Assistant.Core.Answering.Searching;
using Assistant.Core.Configuration;
using Assistant.Core.Conversations;
using Assistant.Core.Models;
using Assistant.Core.Privacy;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.SemanticKernel.ChatCompletion;

namespace Assistant.Core.Answering;

/// <summary>
/// Has new conversations named by a model, one after the other and after their first answer. Where that does not work out,
/// they keep the name of their first words.
/// </summary>
internal sealed class ConversationTitles(
    ChatEndpoints endpoints, ShortReplies replies, PromptTemplates templates, ConversationLog log, Redactor redactor, IOptions<PromptOptions> options,
    ILogger<ConversationTitles> logger) : BackgroundService
{
    private const int MostWaiting = 100;
    private const int LongestTitle = 80;
    private const int TokensOfAQuestion = 500;

    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(15);

    // On a busy day some keep their first name.
    private readonly Channel<NewConversation> _waiting = Channel.CreateBounded<NewConversation>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Has a conversation named, some time soon.</summary>
    public void Name(NewConversation conversation)
    {
        if (options.Value.ModelTitles)
        {
            _waiting.Writer.TryWrite(conversation);
        }
    }

    /// <summary>Names a conversation; false where it keeps its name.</summary>
    public async Task<bool> NameAsync(NewConversation conversation, CancellationToken cancellationToken)
    {
        // Of a ticket no more than what the owner wrote themselves; what they wrote about it is a ticket's text all the same.
        var able = endpoints.All.Where(endpoint => endpoint.Options.MayReceive(conversation.IsAboutTicket ? TextClass.Tickets : TextClass.Public)).ToList();
        if (able.Count == 0)
        {
            return false;
        }

        var question = redactor.MaskContacts(conversation.Question);
        var values = new Dictionary<string, string> { [PromptVariables.Question] = Fence.Question(PromptTokens.Cut(question, TokensOfAQuestion)) };
        var prompt = new ChatHistory(await templates.Title.RenderSystemAsync(cancellationToken));
        prompt.AddUserMessage(await templates.Title.RenderUserAsync(values, cancellationToken));
        var title = ModelLine.Of(await replies.AskAsync(able, prompt, Budget, cancellationToken), question, LongestTitle)?.TrimEnd('.');
        if (title is null)
        {
            return false;
        }

        await log.RenameAsync(conversation.Id, redactor.RemoveSecrets(title).Text, cancellationToken);
        return true;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var conversation in _waiting.Reader.ReadAllAsync(stoppingToken))
            {
                try
                {
                    await NameAsync(conversation, stoppingToken);
                }
                catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
                {
                    logger.NotNamed(conversation.Id, failure.GetType().Name);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program ends; a name is no reason to hold it up, nor a fault to report.
        }
    }
}

/// <summary>A conversation that has no name of its own yet.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Question">Its first question, secrets removed.</param>
/// <param name="IsAboutTicket">Whether that is attached to a ticket.</param>
internal sealed record NewConversation(Guid Id, string Question, bool IsAboutTicket);
