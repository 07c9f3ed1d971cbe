using System.Text.RegularExpressions;

namespace Assistant.Core.Answering.Citations;

/// <summary>The numbers in the words of an answer.</summary>
internal static partial class NumberPattern
{
    // One digit alone is too often a count in the answer's own words. A hyphen joins a number to its unit, as in 24-hour,
    // or to the number at which a range begins.
    /// <summary>A number, with its unit if it has one, or a time of day.</summary>
    [GeneratedRegex(@"(?<![\p{L}\p{N}_.,/:]|(?<![0-9])-)(?:[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9\p{L}])|(?:[0-9]{1,3}(?:[,' \u00a0\u202f][0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]+)*(?:[ \u00a0\u202f-]?(?:[kKMGTPE]i?B(?:/s(?:ec)?|ps)?(?![\p{L}\p{N}/])|[kMGT]b(?:/s|ps)(?![\p{L}\p{N}])|[kMGT]bit/s|[kMGT]bps|[TPE]?FLOPS|[kMG]?Hz|[kM]?W(?![\p{L}\p{N}])|%|(?:(?:working|business|calendar)[ -])?(?:percent|thousand|million|billion|bytes?|hours?|hrs?|h|minutes?|mins?|min|seconds?|secs?|s|ms|days?|d|weeks?|months?|years?|nodes?|cores?|CPUs?|GPUs?|GCDs?|jobs?|files?|threads?|ranks?|tasks?|users?|projects?|inodes?|characters?|times|sockets?)\b)|(?<=[0-9]{2}|\.[0-9])(?![\p{L}\p{N}_]|[.,][0-9])))")]
    public static partial Regex Pattern();
}
