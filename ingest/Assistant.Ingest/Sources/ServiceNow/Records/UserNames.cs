using System.Collections.Concurrent;
using Assistant.Ingest.Sources.ServiceNow.Paging;
using Assistant.Ingest.Sources.ServiceNow.Wire;

namespace Assistant.Ingest.Sources.ServiceNow.Records;

/// <summary>
/// The names of people by their user names, which are all that journals, mails and files tell of their authors. Each is
/// asked for once in a run; where the account may not read them, user names stay.
/// </summary>
internal sealed class UserNames(RelatedRows related)
{
    private static readonly TableQuery Query = new("sys_user", ["sys_id", "user_name", "name"]);

    // Some user names cannot be part of a list in a query.
    private const string Separators = ",^";

    private readonly ConcurrentDictionary<string, string> _known = new(StringComparer.OrdinalIgnoreCase);
    private bool _isRefused;

    /// <summary>Asks for the names that are not known yet.</summary>
    /// <exception cref="ServiceNowException">No usable answer came.</exception>
    public async Task LearnAsync(IEnumerable<string> userNames, CancellationToken cancellationToken)
    {
        var unknown = userNames
            .Where(userName => userName.Length > 0 && userName.IndexOfAny(Separators.ToCharArray()) < 0 && !_known.ContainsKey(userName))
            .Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (unknown.Count == 0 || _isRefused)
        {
            return;
        }

        try
        {
            var rows = await related.ReadAsync(Query, "user_name", unknown, cancellationToken);
            foreach (var row in rows.SelectMany(same => same))
            {
                _known[row.Fields.Value("user_name")] = row.Fields.Value("name");
            }
        }
        catch (ServiceNowException fault) when (fault.Fault is ServiceNowFault.Forbidden or ServiceNowFault.Missing)
        {
            _isRefused = true;
        }

        foreach (var userName in unknown)
        {
            _known.TryAdd(userName, userName); // Nobody's, or hidden: not asked for again.
        }
    }

    /// <summary>The name of a user; the user name where it is not known.</summary>
    public string Of(string userName) => _known.GetValueOrDefault(userName) is { Length: > 0 } name ? name : userName;
}
