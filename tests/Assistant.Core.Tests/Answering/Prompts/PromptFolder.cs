using Assistant.Core.Answering.Prompts;
using Assistant.Core.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Assistant.Core.Tests.Answering.Prompts;

/// <summary>A copy of the prompts that come with the program, for a test to change.</summary>
internal sealed class PromptFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("prompts-").FullName;

    public PromptFolder()
    {
        foreach (var file in Directory.EnumerateFiles(System.IO.Path.Combine(InstallationRoot.Path, "prompts"), "*.txt", SearchOption.AllDirectories))
        {
            var copy = File(System.IO.Path.GetRelativePath(System.IO.Path.Combine(InstallationRoot.Path, "prompts"), file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(copy)!);
            System.IO.File.Copy(file, copy);
        }
    }

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public PromptTemplates Open() => new(Options.Create(new PromptOptions { Path = Path }), NullLogger<PromptTemplates>.Instance);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
