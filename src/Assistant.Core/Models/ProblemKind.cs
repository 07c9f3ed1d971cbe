namespace Assistant.Core.Models;

/// <summary>What can go wrong with an endpoint, told apart by what helps.</summary>
internal enum ProblemKind
{
    /// <summary>Nothing answers at its address.</summary>
    Unreachable,

    /// <summary>The key or token to show it cannot be had.</summary>
    NoCredential,

    /// <summary>401 or 403: it does not accept the key, or the key's owner lacks a permission.</summary>
    KeyRefused,

    /// <summary>404: it does not know the model, or the address is not its own.</summary>
    ModelUnknown,

    /// <summary>400 or 422: it refuses the request as such.</summary>
    RequestRefused,

    /// <summary>The prompt is longer than the model's context.</summary>
    ContextOverflow,

    /// <summary>429: too many requests or tokens.</summary>
    Busy,

    /// <summary>503, or 504 in a stream: the model is being loaded, or the service is overloaded.</summary>
    Starting,

    /// <summary>Another status of 500 and above.</summary>
    ServerError,

    /// <summary>What answers is no chat endpoint: a web page, a proxy's login, plain JSON.</summary>
    NotAnEndpoint,

    /// <summary>No first token in time.</summary>
    TimedOut,

    /// <summary>The stream fell silent past the stall timeout.</summary>
    Stalled,

    /// <summary>The stream ended, or failed, without saying that the answer is complete.</summary>
    BrokenOff,

    /// <summary>The answer reached the length that the endpoint allows.</summary>
    LengthReached,

    /// <summary>The endpoint's content filter stopped the answer.</summary>
    Filtered,

    /// <summary>Its vectors have another length than the settings say.</summary>
    WrongDimensions,

    /// <summary>It ended in good order without a word.</summary>
    Empty,
}
