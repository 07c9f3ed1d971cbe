using Assistant.Core.Database.Tables;
using Assistant.Core.Passages;
using Assistant.Core.Privacy;
using Microsoft.EntityFrameworkCore;

namespace Assistant.Core.Database;

/// <summary>Audiences inside queries.</summary>
internal static class AudienceQueries
{
    /// <summary>The rows that permit a caller: content is theirs to read if one of them is of the content's audience.</summary>
    public static IQueryable<AudienceLabelRow> Permitting(this AssistantDbContext db, Caller caller)
    {
        var labels = caller.Labels.ToList();
        return db.AudienceLabels.Where(row => labels.Contains(row.Label));
    }

    /// <summary>Makes audiences known to <see cref="Permitting"/>; call it before content of theirs is stored, in the same transaction.</summary>
    public static async Task KnowAudiencesAsync(this AssistantDbContext db, IEnumerable<Audience> audiences, CancellationToken cancellationToken)
    {
        var wanted = audiences.Distinct().ToDictionary(audience => audience.ToString());
        var texts = wanted.Keys.ToList();
        var known = await db.AudienceLabels.Where(row => texts.Contains(row.Audience)).Select(row => row.Audience).Distinct().ToListAsync(cancellationToken);
        // Sorted, so that two writers of the same audiences cannot wait for each other.
        foreach (var text in texts.Except(known).Order(StringComparer.Ordinal))
        {
            foreach (var label in wanted[text])
            {
                await db.Database.ExecuteSqlAsync(
                    $"INSERT INTO audience_labels (audience, label) VALUES ({text}, {label}) ON CONFLICT DO NOTHING", cancellationToken);
            }
        }
    }

    /// <summary>The audience of its stored form.</summary>
    public static Audience ToAudience(string stored) => Audience.Parse(stored.Split(' '));
}
