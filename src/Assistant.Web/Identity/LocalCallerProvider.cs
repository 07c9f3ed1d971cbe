using Assistant.Core.Privacy;

namespace Assistant.Web.Identity;

/// <summary>The one person that mode Local serves: staff and administrator.</summary>
internal sealed class LocalCallerProvider : ICallerProvider
{
    private static readonly Caller Person = Caller.Create(
        "local", Environment.UserName, Environment.UserName, CallerRoles.Staff | CallerRoles.Admin, requester: Environment.UserName);

    /// <inheritdoc/>
    public ValueTask<Caller> GetAsync() => ValueTask.FromResult(Person);
}
