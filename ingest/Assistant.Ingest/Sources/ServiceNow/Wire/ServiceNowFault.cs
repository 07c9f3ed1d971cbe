namespace Assistant.Ingest.Sources.ServiceNow.Wire;

/// <summary>What kept an answer from coming.</summary>
internal enum ServiceNowFault
{
    /// <summary>Nobody there, or the connection broke.</summary>
    Unreachable,

    /// <summary>401: it does not know the account.</summary>
    Unauthorized,

    /// <summary>403: the account may not read this.</summary>
    Forbidden,

    /// <summary>404 or an invalid table.</summary>
    Missing,

    /// <summary>429: too many requests.</summary>
    Busy,

    /// <summary>5xx.</summary>
    Down,

    /// <summary>A web page where data was expected: a proxy, a sign-in page, an instance that sleeps.</summary>
    WebPage,

    /// <summary>The answer took too long, or was broken off for it: fewer records may do.</summary>
    TooMuch,

    /// <summary>The address was too long: fewer ids may do.</summary>
    TooLong,

    /// <summary>Anything else that is no answer of the Table API.</summary>
    Malformed,
}

/// <summary>ServiceNow gave no usable answer; the message says what happened and what to do, and holds no secret.</summary>
internal sealed class ServiceNowException(ServiceNowFault fault, string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>What it was.</summary>
    public ServiceNowFault Fault { get; } = fault;

    /// <summary>Whether the same request may be answered another time.</summary>
    public bool MayPass { get; init; }

    /// <summary>How long it asks to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
