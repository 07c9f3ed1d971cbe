using System.Text.RegularExpressions;

namespace Assistant.Core.Privacy.Patterns;

/// <summary>Tokens: those whose form gives them away, and those that stand after a name that does.</summary>
internal static partial class TokenPatterns
{
    public static IReadOnlyList<SecretPattern> All { get; } =
    [
        new(SecretPattern.Token, Jwt()),
        new(SecretPattern.Token, Prefixed(), match => match.Value.ContainsAnyInRange('0', '9')),
        new(SecretPattern.Token, Globus(), match => Looks.Mixed(match.Value)),
        new(SecretPattern.Token, SlackHook()),
        new(SecretPattern.Token, Header(), IsTokenValue),
        new(SecretPattern.Token, SignedUrl()),
        new(SecretPattern.Token, Named(), IsTokenValue),
        new(SecretPattern.Token, Told(), match => Looks.Mixed(match.Value) && !Looks.Path(match.Value) && match.Value is not ['-', ..]),
    ];

    private static bool IsTokenValue(SecretMatch match) =>
        !Looks.Placeholder(match.Value) && !Looks.Path(match.Value) && match.Value is not ['-', ..] && (Looks.Mixed(match.Value) || match.Length >= 24) && !IsCall(match);

    // token = get_token(client2) is code, not a token.
    private static bool IsCall(SecretMatch match) => match.RestOfLine is ['(', ..];

    [GeneratedRegex(@"\beyJ[A-Za-z0-9_-]{8,4000}\.[A-Za-z0-9_-]{8,8000}(?:\.[A-Za-z0-9_-]{0,2000})?", RegexOptions.CultureInvariant, SecretPattern.TimeoutMilliseconds)]
    private static partial Regex Jwt();

    // AWS, GitHub, GitLab, Slack, OpenAI and its kin, Hugging Face, Google, npm, PyPI, SendGrid, Grafana, Vault, DigitalOcean, Stripe.
    [GeneratedRegex(
        @"\b(?:(?:AKIA|ASIA)[A-Z0-9]{16}\b|gh[pousr]_[A-Za-z0-9]{20,255}|github_pat_[A-Za-z0-9_]{20,255}|gl(?:pat|oas|dt|rt|cbt|ptt|ft|imt|agent|soat|ffct)-[A-Za-z0-9_.-]{18,300}"
        + @"|xox[abeoprs]-[A-Za-z0-9-]{10,300}|xapp-[A-Za-z0-9-]{10,300}|sk-[A-Za-z0-9_-]{20,300}|(?:sk|rk|pk)_live_[A-Za-z0-9]{16,200}|hf_[A-Za-z0-9]{20,100}|AIza[A-Za-z0-9_-]{35}|ya29\.[A-Za-z0-9_-]{20,500}|GOCSPX-[A-Za-z0-9_-]{20,60}"
        + @"|npm_[A-Za-z0-9]{30,60}|pypi-[A-Za-z0-9_-]{40,300}|SG\.[A-Za-z0-9_-]{16,40}\.[A-Za-z0-9_-]{20,80}|glsa_[A-Za-z0-9_]{30,60}|hv[sb]\.[A-Za-z0-9_-]{20,300}|do[pr]_v1_[a-f0-9]{40,80}|r8_[A-Za-z0-9]{30,60}|lin_api_[A-Za-z0-9]{30,60})",
        RegexOptions.CultureInvariant, SecretPattern.TimeoutMilliseconds)]
    private static partial Regex Prefixed();

    [GeneratedRegex(@"\bAg[A-Za-z0-9]{44,200}\b", RegexOptions.CultureInvariant, SecretPattern.TimeoutMilliseconds)]
    private static partial Regex Globus();

    [GeneratedRegex(@"hooks\.slack\.com/services/(?<secret>[A-Za-z0-9]{6,20}/[A-Za-z0-9]{6,20}/[A-Za-z0-9]{16,40})", RegexOptions.CultureInvariant, SecretPattern.TimeoutMilliseconds)]
    private static partial Regex SlackHook();

    [GeneratedRegex(
        @"(?:\bauthorization[""']?\s{0,3}[:=]\s{0,3}[""']?(?:bearer|basic|token|negotiate|digest)?|\b(?:bearer|set-cookie:|cookie:))\s{1,3}[""']?(?<secret>[A-Za-z0-9._~+/=%;-]{12,8000})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, SecretPattern.TimeoutMilliseconds)]
    private static partial Regex Header();

    [GeneratedRegex(
        @"[?&;](?:X-Amz-(?:Signature|Security-Token|Credential)|X-Goog-Signature|sig|signature|access_token|auth|code)=(?<secret>[A-Za-z0-9%._~+/=-]{16,4000})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, SecretPattern.TimeoutMilliseconds)]
    private static partial Regex SignedUrl();

    // token=…, "api_key": "…", AWS_SECRET_ACCESS_KEY=…, X-Auth-Token: …, AccountKey=…
    [GeneratedRegex(
        @"(?:token|(?:api|access|secret|account|auth|encryption|license|private|wandb|application)[_ .-]?(?:access[_ .-]?)?key(?:[_ .-]?id)?|(?:client|app|shared|consumer)[_ .-]?secret|secret)[""'`*]{0,3}(?:\s{0,3}(?:[:=|]|=>|\bis:?\s)[:=]?)\s{0,3}[""'`*]{0,3}(?<secret>[^\s""'`*<>,;&(){}\[\]]{8,4000})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, SecretPattern.TimeoutMilliseconds)]
    private static partial Regex Named();

    // "my token hlpat_7Qm2…", "wandb login 0123…"
    [GeneratedRegex(
        @"(?:\b(?:token|api[ _-]?key|secret)[""']?\s{1,3}|\bwandb login (?:--\S{1,30} )?|\bhuggingface-cli login --token )[""'`(<]{0,2}(?<secret>[A-Za-z0-9_.+/=-]{20,1000})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, SecretPattern.TimeoutMilliseconds)]
    private static partial Regex Told();
}
