using System.Security.Cryptography;
using System.Text;
using Assistant.Web.Api;

namespace Assistant.Web.Identity;

/// <summary>A random word of this start; who knows the printed address knows it.</summary>
internal sealed class StartupToken
{
    public const string Name = "token";

    /// <summary>The token, as it stands in the address.</summary>
    public string Value { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>Whether a text is the token; takes the same time for every text.</summary>
    public bool Matches(string? text) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(text ?? ""), Encoding.UTF8.GetBytes(Value));
}

/// <summary>Asks for the token once, and keeps it in a cookie; for systems that do not tell whose a connection is.</summary>
internal sealed class StartupTokenFilter(RequestDelegate next, StartupToken token)
{
    private const string Cookie = "assistant-local";

    public Task InvokeAsync(HttpContext context)
    {
        if (token.Matches(context.Request.Cookies[Cookie]))
        {
            return next(context);
        }

        if (!token.Matches(context.Request.Query[StartupToken.Name]))
        {
            return ProblemAnswers.WriteAsync(
                context, StatusCodes.Status401Unauthorized, "Open the address that the program printed when it started; it holds a token.");
        }

        context.Response.Cookies.Append(Cookie, token.Value, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict });
        return next(context);
    }
}
