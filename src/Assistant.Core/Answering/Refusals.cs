using System.Text.RegularExpressions;
using Assistant.Core.Answering.Searching;
using Assistant.Core.Configuration;
using Assistant.Core.Conversations;
using Assistant.Core.Passages;
using Assistant.Core.Privacy;
using Assistant.Core.Retrieval;
using Microsoft.Extensions.Options;

namespace Assistant.Core.Answering;

/// <summary>The answer where nothing good enough was found: no model guesses, the reader gets the nearest pages and the way to the staff.</summary>
internal sealed partial class Refusals(Retriever retriever, IOptions<SupportOptions> support)
{
    private const string AboutSupport = "contact user support, open a ticket, help desk e-mail";

    /// <summary>The page that says how to reach the support staff, numbered behind the sources; null where the settings say it, or none was found.</summary>
    public async Task<Citation?> FindSupportPageAsync(IReadOnlyList<Citation> sources, Caller reader, CancellationToken cancellationToken)
    {
        if (!string.IsNullOrWhiteSpace(support.Value.HowToAsk))
        {
            return null;
        }

        var request = new RetrievalRequest { Question = AboutSupport, Top = 3, Kinds = [PassageKind.Documentation], Stages = RetrievalStages.Lexical };
        var found = SourceList.Create((await retriever.RetrieveAsync(request, reader, cancellationToken)).Passages, reader);
        var page = found.FirstOrDefault(source => Support().IsMatch($"{source.Title} {source.Heading}") && Reach().IsMatch(source.Quote));
        return page is null ? null : page with { N = sources.Count + 1 };
    }

    /// <summary>The text of the answer.</summary>
    /// <param name="nearest">The pages that came nearest.</param>
    /// <param name="verdict">What they leave open.</param>
    /// <param name="page">The page about support; null for none.</param>
    public string Write(IReadOnlyList<Citation> nearest, RelevanceVerdict verdict, Citation? page)
    {
        var ask = HowToAsk is { } said ? said
            : page is not null ? $"How to ask the support staff: {page.Title} [{page.N}]."
            : "If you need an answer, open a ticket with the support staff.";
        return $"{NotDocumented.Phrase}{NotDocumented.Unmentioned(verdict.Missing)}{NotDocumented.Nearest(nearest)}\n\n{ask}";
    }

    /// <summary>How to ask the staff, as the settings say it; null where they don't.</summary>
    public string? HowToAsk => string.IsNullOrWhiteSpace(support.Value.HowToAsk) ? null : support.Value.HowToAsk.Trim();

    [GeneratedRegex(@"\b(?:support|contact|help ?desk|service desk|help|ticket)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Support();

    [GeneratedRegex(@"\b(?:ticket|e-?mail|help ?desk|service desk|contact form|phone)\b|[\w.-]+@[\w-]+\.\w", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Reach();
}
