using Assistant.Core.Configuration;
using Assistant.Core.Privacy;

namespace Assistant.Core.Retrieval;

/// <summary>A question as endpoints may be sent it: without secrets, persons' contact data masked.</summary>
/// <param name="Text">The words.</param>
/// <param name="Class">What kind of text they are.</param>
internal sealed record OutboundQuestion(string Text, TextClass Class)
{
    /// <summary>Makes it from a request.</summary>
    public static OutboundQuestion Of(RetrievalRequest request, Redactor redactor) =>
        new(redactor.MaskContacts(redactor.RemoveSecrets(request.Question).Text), request.TextClass);
}
