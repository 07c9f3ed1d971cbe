using Assistant.Core.Answering;
using Assistant.Core.Database;
using Assistant.Core.Passages;
using Assistant.Web.Api;

namespace Assistant.Web.Hosting;

/// <summary>What people are told of an exception; only our own messages were written for them.</summary>
internal static class FaultMessages
{
    /// <summary>Of the store or the database, whoever asks.</summary>
    public const string Unreachable = "The store or the database cannot be reached; an administrator finds the reason in the log.";

    /// <summary>One or two sentences.</summary>
    public static string For(Exception fault) => fault switch
    {
        ConversationNotFoundException => fault.Message,
        PassageStoreException or DatabaseException => Unreachable,
        BadHttpRequestException unreadable => RequestFaults.Describe(unreadable),
        _ => "Something went wrong; an administrator finds the reason in the log.",
    };
}
