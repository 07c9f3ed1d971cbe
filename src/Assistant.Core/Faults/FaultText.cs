using System.Data.Common;
using System.Text.RegularExpressions;
using Assistant.Core.Configuration;
using Assistant.Core.Database;
using Assistant.Core.Passages;
using Microsoft.EntityFrameworkCore;

namespace Assistant.Core.Faults;

/// <summary>What a program tells whoever started it about an exception that ended its work.</summary>
public static class FaultText
{
    /// <summary>What is wrong and what to do; null for an exception that nobody reckoned with.</summary>
    public static string? Describe(Exception fault) => fault switch
    {
        SettingsException or DatabaseException or PassageStoreException or AudienceBreachException or InvalidDataException => fault.Message,
        DbUpdateException when fault.InnerException is DatabaseException inner => inner.Message,
        DbUpdateException => $"The database refused what was to be stored: {Sentence(fault.GetBaseException())} Run the command again; if it is refused again, report this.",
        DbException => $"The database does not work: {Sentence(fault.GetBaseException())} See that nothing else changes it, then try again.",
        RegexMatchTimeoutException =>
            "A text takes too long to search for passwords and personal data, so nothing was done with it. Shorten it, or take out what repeats in it.",
        UnauthorizedAccessException => $"{Sentence(fault)} Give the user {Environment.UserName} the right to read and write there.",
        IOException full when DiskSpace.IsMissing(full) => $"{Sentence(fault)} Make room on that disk, then try again; what was committed before is kept.",
        HttpRequestException => $"A server cannot be reached: {Sentence(fault)} Check its address and that it is up.",
        OperationCanceledException { InnerException: TimeoutException } => $"A server did not answer in time: {Sentence(fault)}",
        IOException => $"A file cannot be read or written: {Sentence(fault)}",
        _ => null,
    };

    /// <summary>Names an exception that nobody reckoned with.</summary>
    /// <param name="fault">The exception.</param>
    /// <param name="details">What to do to see where it happened, as a sentence.</param>
    public static string Unexpected(Exception fault, string details) =>
        $"This is a fault of the program itself ({fault.GetType().Name}): {Sentence(fault)} {details}";

    private static string Sentence(Exception fault)
    {
        var text = fault.Message.ReplaceLineEndings(" ").Trim();
        return text.Length > 0 && text[^1] is '.' or '!' or '?' ? text : $"{text}.";
    }
}
