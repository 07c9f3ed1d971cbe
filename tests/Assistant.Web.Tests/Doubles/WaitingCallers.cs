using Assistant.Core.Privacy;
using Assistant.Web.Identity;

namespace Assistant.Web.Tests.Doubles;

/// <summary>Says who asks only when a test lets it, as an identity that must be looked up does.</summary>
internal sealed class WaitingCallers : ICallerProvider
{
    private TaskCompletionSource _gate = new();

    public void Let() => _gate.TrySetResult();

    public void Hold() => _gate = new TaskCompletionSource();

    public async ValueTask<Caller> GetAsync()
    {
        await _gate.Task;
        return await new LocalCallerProvider().GetAsync();
    }
}
