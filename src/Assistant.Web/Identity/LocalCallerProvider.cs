using Assistant.Core.Privacy;

namespace Assistant.Web.Identity;

/// <summary>The one person that mode Local serves: staff and administrator.</summary>
internal sealed class LocalCallerProvider : ICallerProvider
{
    // A process without an entry in the system's list of users, as in containers, has no name.
    private static readonly string Name = string.IsNullOrWhiteSpace(Environment.UserName) ? "me" : Environment.UserName;

    private static readonly Caller Person = Caller.Create(
        "local", Name, Name, CallerRoles.Staff | CallerRoles.Admin, requester: Environment.UserName);

    /// <inheritdoc/>
    public ValueTask<Caller> GetAsync() => ValueTask.FromResult(Person);
}
