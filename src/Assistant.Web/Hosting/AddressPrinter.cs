using Assistant.Web.Identity;

namespace Assistant.Web.Hosting;

/// <summary>Prints where the app is to be opened.</summary>
internal static class AddressPrinter
{
    public static void PrintAddresses(this WebApplication app) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        var token = OperatingSystem.IsLinux() ? "" : $"/?{StartupToken.Name}={app.Services.GetRequiredService<StartupToken>().Value}";
        foreach (var address in app.Urls)
        {
            Console.WriteLine($"The assistant is ready at {address}{token}");
        }
    });
}
