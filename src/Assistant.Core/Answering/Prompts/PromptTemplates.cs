using Assistant.Core.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Assistant.Core.Answering.Prompts;

/// <summary>The prompt templates of the folder <c>prompts</c>. A changed file counts from the next question on.</summary>
internal sealed class PromptTemplates
{
    private readonly ILogger<PromptTemplates> _logger;
    private readonly Lock _lock = new();
    private readonly Entry _answer;
    private readonly Entry _ticketReply;
    private readonly Entry _followUp;
    private readonly Entry _ticketQuery;
    private readonly Entry _title;

    /// <summary>Reads all templates.</summary>
    /// <exception cref="SettingsException">At least one is missing or broken; all faults are listed.</exception>
    public PromptTemplates(IOptions<PromptOptions> options, ILogger<PromptTemplates> logger)
    {
        _logger = logger;
        var faults = new List<string>();
        _answer = Open("answer", [PromptVariables.Sources, PromptVariables.Question], PromptVariables.Ticket, PromptVariables.NotDocumented);
        _ticketReply = Open("ticket-reply", [PromptVariables.Sources, PromptVariables.Ticket, PromptVariables.Question], PromptVariables.NotDocumented);
        _followUp = Open("follow-up", [PromptVariables.Earlier, PromptVariables.Question]);
        _ticketQuery = Open("ticket-query", [PromptVariables.Ticket, PromptVariables.Question]);
        _title = Open("title", [PromptVariables.Question]);
        if (faults.Count > 0)
        {
            throw new SettingsException(faults);
        }

        Entry Open(string name, IReadOnlyList<string> needed, params IReadOnlyList<string> optional)
        {
            var files = new PromptFiles(Path.Combine(options.Value.Path, name), needed, optional);
            var stamp = files.Stamp;
            return new Entry(files, stamp, files.Read(faults)!);
        }
    }

    /// <summary>The prompt for questions.</summary>
    public PromptTemplate Answer => Current(_answer);

    /// <summary>The prompt for staff who work on a ticket.</summary>
    public PromptTemplate TicketReply => Current(_ticketReply);

    /// <summary>Makes one search query of a question and the conversation before it.</summary>
    public PromptTemplate FollowUp => Current(_followUp);

    /// <summary>Makes a search query of a ticket.</summary>
    public PromptTemplate TicketQuery => Current(_ticketQuery);

    /// <summary>Names a conversation after its first question.</summary>
    public PromptTemplate Title => Current(_title);

    private PromptTemplate Current(Entry entry)
    {
        lock (_lock)
        {
            var stamp = entry.Files.Stamp;
            if (stamp != entry.Stamp)
            {
                var faults = new List<string>();
                // A half-written file must not stop a running service.
                entry.Template = entry.Files.Read(faults) ?? entry.Template;
                entry.Stamp = stamp;
                faults.ForEach(fault => _logger.TemplateNotTaken(fault));
            }

            return entry.Template;
        }
    }

    private sealed class Entry(PromptFiles files, string stamp, PromptTemplate template)
    {
        public PromptFiles Files { get; } = files;

        public string Stamp { get; set; } = stamp;

        public PromptTemplate Template { get; set; } = template;
    }
}
