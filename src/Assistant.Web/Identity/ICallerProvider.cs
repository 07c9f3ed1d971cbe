using Assistant.Core.Privacy;

namespace Assistant.Web.Identity;

/// <summary>Tells who asks, in requests and in circuits. Each identity mode has its own.</summary>
public interface ICallerProvider
{
    /// <summary>The caller; never anonymous, since whoever is not known is refused before anything asks.</summary>
    ValueTask<Caller> GetAsync();
}
