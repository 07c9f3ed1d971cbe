using System.Text;
using System.Text.RegularExpressions;

namespace Assistant.Core.Privacy.Patterns;

/// <summary>Addresses of mailboxes. An account on a machine is written alike and stays: <c>ssh user@login.example.org</c>.</summary>
internal static partial class MailAddressPatterns
{
    private const string Mark = "[e-mail]";

    // How far before the sign @ an address can begin.
    private const int LongestName = 64;

    /// <summary>Masks them.</summary>
    public static string Mask(string text)
    {
        StringBuilder? masked = null;
        var (copied, from) = (0, 0);
        while (from < text.Length && text.IndexOf('@', from) is >= 0 and var sign)
        {
            // Between the signs nothing can match; the expression would look at every word.
            var match = Address().Match(text, Math.Max(from, sign - LongestName));
            if (!match.Success)
            {
                break;
            }

            from = match.Index + match.Length;
            if (!IsAccount(text, match))
            {
                masked = (masked ?? new StringBuilder(text.Length)).Append(text, copied, match.Index - copied).Append(Mark);
                copied = from;
            }
        }

        return masked is null ? text : masked.Append(text, copied, text.Length - copied).ToString();
    }

    internal static bool IsAccount(string text, Match match)
    {
        var lineStart = text.LastIndexOf('\n', Math.Max(0, match.Index - 1)) + 1;
        var before = text.AsSpan(Math.Min(lineStart, match.Index), Math.Max(0, match.Index - lineStart));
        var after = text.AsSpan(match.Index + match.Length);
        return RemoteCommand().IsMatch(before.Length > 200 ? before[^200..] : before) || RemotePath().IsMatch(after.Length > 60 ? after[..60] : after);
    }

    [GeneratedRegex(@"(?<![\w.%+-])[\w.%+'-]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,62})\.){1,8}\p{L}{2,24}(?![\w@])", RegexOptions.CultureInvariant, SecretPattern.TimeoutMilliseconds)]
    internal static partial Regex Address();

    // The command stands before it within the line, or the address follows "://" or the bracket of a shell prompt.
    [GeneratedRegex(@"(?:(?<![\w-])(?:ssh|scp|sftp|rsync|mosh|sshfs|ssh-copy-id|lftp|bbcp|ssh-keyscan|autossh|tramp)\s[^\n]*|://|(?:ProxyJump|ProxyCommand|closed by|to host|(?<![\w-])-J)\s+|\[)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, SecretPattern.TimeoutMilliseconds)]
    private static partial Regex RemoteCommand();

    // A path or an error of ssh follows, or what ends a shell prompt.
    [GeneratedRegex(@"^(?::[~/.\w]|:\s*(?:Permission denied|Connection (?:closed|refused|timed out|reset)|No route)|'s password| [~/][^\s\]]*[\]$#%>]|\][$#])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, SecretPattern.TimeoutMilliseconds)]
    private static partial Regex RemotePath();
}
