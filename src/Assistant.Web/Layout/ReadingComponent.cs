using Microsoft.AspNetCore.Components;

namespace Assistant.Web.Layout;

/// <summary>A component that reads from store and log. What it reads for nobody any more ends: with the component, or with the request that it is made for.</summary>
public abstract class ReadingComponent : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _disposed = new();

    /// <summary>The request; null in a circuit.</summary>
    [CascadingParameter] protected HttpContext? Context { get; set; }

    /// <summary>For reading only: a write must not be cut because a page was closed.</summary>
    protected CancellationToken Gone => Context?.RequestAborted ?? _disposed.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        _disposed.Cancel();
        OnGone();
        GC.SuppressFinalize(this);
    }

    /// <summary>Lets go of what else the component holds.</summary>
    protected virtual void OnGone()
    {
    }
}
