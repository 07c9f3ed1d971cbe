using Assistant.Core.Privacy;

namespace Assistant.Core.Tests;

/// <summary>Who asks in the tests.</summary>
internal static class People
{
    public static Caller Ada { get; } = Caller.Create("https://idp.example", "ada-1", "Ada", CallerRoles.User, "ada");

    public static Caller Bob { get; } = Caller.Create("https://idp.example", "bob-1", "Bob", CallerRoles.User, "bob");

    /// <summary>The same subject as Ada's, vouched for by another.</summary>
    public static Caller AdaElsewhere { get; } = Caller.Create("https://other.example", "ada-1", "Ada", CallerRoles.User);

    public static Caller Staff { get; } = Caller.Create("https://idp.example", "sam-1", "Sam", CallerRoles.Staff, "sam");

    public static Caller SecurityStaff { get; } = Caller.Create("https://idp.example", "sec-1", "Sec", CallerRoles.Staff, "sec", ["security"]);

    public static Caller Admin { get; } = Caller.Create("https://idp.example", "root-1", "Root", CallerRoles.Admin, "root");
}
