using System.Text.RegularExpressions;

namespace Assistant.Core.Privacy.Patterns;

/// <summary>Private keys: PEM and PGP blocks, those of OpenSSH, PuTTY and age, whole or broken off.</summary>
internal static partial class PrivateKeyPatterns
{
    // The body of a key runs to its last line; one that was broken off runs as far as its lines look like base64.
    private const string Body = @"(?>(?:(?!-----(?:END|BEGIN))[\s\S]){0,40000}-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----|(?:(?:\\n|[\s>])*(?:[A-Za-z0-9+/=]{16,}|[A-Za-z-]{4,20}: [^\n]{0,200}|\[[^\]\n]{0,40}\]|\.{3})(?=\\n|\s|$)){0,800})";

    public static IReadOnlyList<SecretPattern> All { get; } =
    [
        new(SecretPattern.PrivateKey, Pem(), match => match.Value.Contains('\n') || KeyText().IsMatch(match.Value)),
        new(SecretPattern.PrivateKey, Putty()),
        new(SecretPattern.PrivateKey, OpenSshBody()),
        new(SecretPattern.PrivateKey, Age()),
    ];

    [GeneratedRegex("-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----" + Body, RegexOptions.CultureInvariant, SecretPattern.TimeoutMilliseconds)]
    private static partial Regex Pem();

    // A sentence that names the first and the last line of a key holds none.
    [GeneratedRegex("[A-Za-z0-9+/=]{16}", RegexOptions.CultureInvariant)]
    private static partial Regex KeyText();

    [GeneratedRegex(@"PuTTY-User-Key-File-\d:(?>(?:(?!Private-MAC:|PuTTY-User)[\s\S]){0,40000}Private-MAC:\s*[0-9a-f]+|[^\n]*(?:\n[^\n]+){0,400})", RegexOptions.CultureInvariant, SecretPattern.TimeoutMilliseconds)]
    private static partial Regex Putty();

    // The base64 of "openssh-key-v1".
    [GeneratedRegex(@"b3BlbnNzaC1rZXktdjE[A-Za-z0-9+/=]*(?:\s+[A-Za-z0-9+/=]{40,}){0,800}(?:\s+[A-Za-z0-9+/]{1,70}={1,2})?", RegexOptions.CultureInvariant, SecretPattern.TimeoutMilliseconds)]
    private static partial Regex OpenSshBody();

    [GeneratedRegex(@"\bAGE-SECRET-KEY-1[0-9A-Z]{20,100}", RegexOptions.CultureInvariant, SecretPattern.TimeoutMilliseconds)]
    private static partial Regex Age();
}
