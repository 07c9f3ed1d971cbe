using Assistant.Core.Configuration;
using Assistant.Core.Passages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Assistant.Core.Tests.Passages.Embedded;

/// <summary>Opens embedded stores over one data folder, as several processes would, and takes the folder away at the end.</summary>
internal sealed class EmbeddedStores : IDisposable
{
    private readonly List<ServiceProvider> _providers = [];

    /// <summary>The data folder.</summary>
    public string Data { get; } = Directory.CreateTempSubdirectory("store").FullName;

    /// <summary>The folder of the store.</summary>
    public string Root => Path.Combine(Data, "passages");

    /// <summary>Opens the store; with no sources given, all that it holds is searched.</summary>
    public IPassageStore Open(SourcesOptions? sources = null)
    {
        var provider = new ServiceCollection()
            .AddSingleton(Options.Create(new DataOptions { Path = Data })).AddSingleton(Options.Create(sources ?? [])).AddPassageStore().BuildServiceProvider();
        _providers.Add(provider);
        return provider.GetRequiredService<IPassageStore>();
    }

    public void Dispose()
    {
        foreach (var provider in _providers)
        {
            provider.Dispose();
        }

        Directory.Delete(Data, recursive: true);
    }
}
