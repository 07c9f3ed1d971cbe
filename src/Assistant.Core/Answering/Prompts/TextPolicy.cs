using Assistant.Core.Configuration;
using Assistant.Core.Models;
using Assistant.Core.Passages;

namespace Assistant.Core.Answering.Prompts;

/// <summary>Says which text may go to which endpoint.</summary>
internal static class TextPolicy
{
    /// <summary>What kind of text documentation for this audience is.</summary>
    public static TextClass ClassOf(Audience audience) => audience.Overlaps(Audience.Public) ? TextClass.Public : TextClass.Internal;

    /// <summary>The endpoints that may be sent what the answer needs.</summary>
    /// <param name="endpoints">All endpoints that are asked for.</param>
    /// <param name="material">What the prompt is made from.</param>
    /// <param name="reason">Why there is none, for people; empty where there is one.</param>
    public static IReadOnlyList<ChatEndpoint> Select(IReadOnlyList<ChatEndpoint> endpoints, AnswerMaterial material, out string reason)
    {
        reason = "";
        if (endpoints.Count == 0)
        {
            reason = "No language model is configured.";
            return [];
        }

        var allowed = endpoints.Where(endpoint => endpoint.Options.MayReceive(material.Ticket is null ? TextClass.Public : TextClass.Tickets)).ToList();
        if (allowed.Count == 0)
        {
            reason = material.Ticket is null
                ? $"No language model may be sent questions; an administrator can allow it with \"public\" in {Setting(endpoints)}."
                : $"No language model may be sent the text of tickets; an administrator can allow it with \"tickets\" in {Setting(endpoints)}.";
            return [];
        }

        var able = allowed.Where(endpoint => material.Sources.Any(source => endpoint.Options.MayReceive(ClassOf(source.Audience)))).ToList();
        if (able.Count == 0)
        {
            reason = $"No language model may be sent the passages that were found; an administrator can allow it with \"internal\" in {Setting(allowed)}.";
        }

        return able;
    }

    private static string Setting(IReadOnlyList<ChatEndpoint> endpoints) =>
        string.Join(" or ", endpoints.Take(3).Select(endpoint => $"Models:{endpoint.Name}:Accepts"));
}
