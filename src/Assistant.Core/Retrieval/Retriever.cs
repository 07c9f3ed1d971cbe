using Assistant.Core.Passages;
using Assistant.Core.Privacy;

namespace Assistant.Core.Retrieval;

/// <summary>Finds the passages for a question among those that the caller may read.</summary>
public sealed class Retriever(IPassageStore store, TimeProvider clock)
{
    /// <summary>Searches, and ranks what was found.</summary>
    /// <exception cref="PassageStoreException">The store cannot be read; the message says what to do.</exception>
    public async Task<RetrievalResult> RetrieveAsync(RetrievalRequest request, Caller caller, CancellationToken cancellationToken)
    {
        await store.GetStatusAsync(cancellationToken);
        throw new NotImplementedException(clock.ToString());
    }
}
