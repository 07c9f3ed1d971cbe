using System.Text.RegularExpressions;

namespace Assistant.Core.Privacy.Patterns;

/// <summary>Passwords on command lines and in SQL.</summary>
internal static partial class CommandLinePasswordPatterns
{
    public static IReadOnlyList<SecretPattern> All { get; } =
    [
        new(SecretPattern.Password, Option(), match => IsValue(match) && !PasswordProse.Begins(match.Value)),
        new(SecretPattern.Password, Short(), IsValue),
        new(SecretPattern.Password, UserAndPassword(), IsValue),
        new(SecretPattern.Password, Sql(), IsValue),
    ];

    private static bool IsValue(SecretMatch match) => !Looks.Placeholder(match.Value) && !Looks.Path(match.Value) && match.Value is not ['-', ..];

    [GeneratedRegex(@"(?<![\w-])--?[a-z-]{0,20}(?:password|passwd|passphrase|pass|pw|pwd)(?:=|[ \t]{1,4})[""']?(?<secret>[^\s""']{1,200})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, SecretPattern.TimeoutMilliseconds)]
    private static partial Regex Option();

    // sshpass -p x, mysql -px, mysqldump …
    [GeneratedRegex(@"\b(?:sshpass[ \t]{1,3}-p[ \t]{0,3}|(?:mysql|mysqldump|mysqladmin|mariadb)\b[^\n|;]{0,200}?[ \t]-p)[""']?(?<secret>[^\s""']{1,200})", RegexOptions.CultureInvariant, SecretPattern.TimeoutMilliseconds)]
    private static partial Regex Short();

    // curl -u user:password
    [GeneratedRegex(@"\b(?:curl|wget|http|lftp|smbclient|ldapsearch)\b[^\n|;]{0,300}?[ \t](?:-u|-U|--user|--proxy-user)(?:[ \t]{1,3}|=)[""']?[^\s:""']{1,100}[:%](?<secret>[^\s""']{1,200})", RegexOptions.CultureInvariant, SecretPattern.TimeoutMilliseconds)]
    private static partial Regex UserAndPassword();

    [GeneratedRegex(@"\b(?:IDENTIFIED BY|WITH PASSWORD|PASSWORD)[ \t]{1,3}'(?<secret>[^'\n]{1,200})'", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, SecretPattern.TimeoutMilliseconds)]
    private static partial Regex Sql();
}
