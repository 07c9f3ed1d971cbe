using Assistant.Core.Configuration;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;

namespace Assistant.Web.Hosting;

/// <summary>The keys behind cookies and forms. They lie with the data, not in the home of whoever starts the app.</summary>
internal static class DataProtection
{
    // Part of every key's purpose: another name makes what was protected before unreadable.
    private const string Application = "hpc-support-assistant";

    /// <summary>Keeps the keys in <c>{Data:Path}/keys</c>, plain files that their modes guard.</summary>
    public static void AddDataProtectionKeys(this WebApplicationBuilder builder)
    {
        builder.Services.AddDataProtection().SetApplicationName(Application);
        builder.Services.AddOptions<KeyManagementOptions>().Configure<IOptions<DataOptions>, ILoggerFactory>((keys, data, loggers) =>
            keys.XmlRepository = new FileSystemXmlRepository(new DirectoryInfo(DataFolder.PathOf(data.Value, DataFolder.Keys)), loggers));
        // It warns that the keys are not encrypted; the guide says what guards them.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error);
    }
}
