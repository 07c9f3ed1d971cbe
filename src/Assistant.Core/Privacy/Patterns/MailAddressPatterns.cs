using System.Text.RegularExpressions;

namespace Assistant.Core.Privacy.Patterns;

/// <summary>Addresses of mailboxes. An account on a machine is written alike and stays: <c>ssh user@login.example.org</c>.</summary>
internal static partial class MailAddressPatterns
{
    private const string Mark = "[e-mail]";

    /// <summary>Masks them.</summary>
    public static string Mask(string text) => !text.Contains('@') ? text : Address().Replace(text, match => IsAccount(text, match) ? match.Value : Mark);

    private static bool IsAccount(string text, Match match)
    {
        var lineStart = text.LastIndexOf('\n', Math.Max(0, match.Index - 1)) + 1;
        var before = text.AsSpan(Math.Min(lineStart, match.Index), Math.Max(0, match.Index - lineStart));
        var after = text.AsSpan(match.Index + match.Length);
        return RemoteCommand().IsMatch(before.Length > 200 ? before[^200..] : before) || RemotePath().IsMatch(after.Length > 60 ? after[..60] : after);
    }

    [GeneratedRegex(@"(?<![\w.%+-])[\w.%+'-]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,62})\.){1,8}\p{L}{2,24}(?![\w@])", RegexOptions.CultureInvariant, SecretPattern.TimeoutMilliseconds)]
    private static partial Regex Address();

    // The command stands before it within the line, or the address follows "://" or the bracket of a shell prompt.
    [GeneratedRegex(@"(?:(?<![\w-])(?:ssh|scp|sftp|rsync|mosh|sshfs|ssh-copy-id|lftp|bbcp|ssh-keyscan|autossh|tramp)\s[^\n]*|://|(?:ProxyJump|ProxyCommand|closed by|to host|(?<![\w-])-J)\s+|\[)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, SecretPattern.TimeoutMilliseconds)]
    private static partial Regex RemoteCommand();

    // A path or an error of ssh follows, or what ends a shell prompt.
    [GeneratedRegex(@"^(?::[~/.\w]|:\s*(?:Permission denied|Connection (?:closed|refused|timed out|reset)|No route)|'s password| [~/][^\s\]]*[\]$#%>]|\][$#])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, SecretPattern.TimeoutMilliseconds)]
    private static partial Regex RemotePath();
}
