namespace Assistant.Web.Status;

/// <summary>Tells the state of the service. The seam lets pages be tested without a store.</summary>
public interface ISystemStatus
{
    /// <summary>The state now; never throws for a part that is down, which shows in the view.</summary>
    Task<SystemStatusView> GetAsync(CancellationToken cancellationToken);
}
