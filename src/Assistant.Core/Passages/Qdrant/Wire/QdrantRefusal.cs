using System.Net;

namespace Assistant.Core.Passages.Qdrant.Wire;

/// <summary>What the server said when it refused; stands behind a <see cref="PassageStoreException"/>.</summary>
/// <param name="status">Its status.</param>
/// <param name="text">Its words.</param>
internal sealed class QdrantRefusal(HttpStatusCode status, string text) : Exception(text)
{
    /// <summary>The status of the answer.</summary>
    public HttpStatusCode Status => status;

    /// <summary>Whether a failure is that what was asked for is not there.</summary>
    public static bool IsMissing(PassageStoreException fault) => fault.InnerException is QdrantRefusal { Status: HttpStatusCode.NotFound };

    /// <summary>Whether a failure is that the collection has no vector of a name.</summary>
    public static bool IsOfAVectorName(PassageStoreException fault) =>
        fault.InnerException is QdrantRefusal { Status: HttpStatusCode.BadRequest or HttpStatusCode.NotFound } refusal
        && refusal.Message.Contains("vector name", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a failure is that what was to be made is there.</summary>
    public static bool IsThere(PassageStoreException fault) =>
        fault.InnerException is QdrantRefusal { Status: HttpStatusCode.Conflict or HttpStatusCode.BadRequest } refusal
        && refusal.Message.Contains("already exists", StringComparison.OrdinalIgnoreCase);
}
