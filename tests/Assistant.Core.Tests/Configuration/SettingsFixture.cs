using Assistant.Core.Configuration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Assistant.Core.Tests.Configuration;

/// <summary>Settings files in a temporary folder, read as the programs read them.</summary>
internal sealed class SettingsFixture : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("settings-");
    private readonly List<string> _files = [];

    /// <summary>The folder of the files.</summary>
    public string Folder => _folder.FullName;

    /// <summary>Adds a file; later ones count more.</summary>
    public SettingsFixture File(string json)
    {
        var path = Path.Combine(Folder, $"{_files.Count}.json");
        System.IO.File.WriteAllText(path, json);
        _files.Add(path);
        return this;
    }

    /// <summary>What is wrong with the settings; empty for nothing.</summary>
    public IReadOnlyList<string> Faults()
    {
        try
        {
            _ = Read();
            return [];
        }
        catch (SettingsException wrong)
        {
            return wrong.Faults;
        }
    }

    /// <summary>One section.</summary>
    public T Section<T>()
        where T : class => Read().GetRequiredService<IOptions<T>>().Value;

    public void Dispose() => _folder.Delete(recursive: true);

    private ServiceProvider Read()
    {
        var files = new SettingsFilesProvider([.. _files.Select(file => SettingsFile.Read(file, "correct it"))]);
        return new ServiceCollection().AddAssistantOptions(new ConfigurationBuilder().Add(files).Build()).BuildServiceProvider();
    }
}
