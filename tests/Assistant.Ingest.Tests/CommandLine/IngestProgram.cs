using System.Diagnostics;
using System.Text.Json;

namespace Assistant.Ingest.Tests.CommandLine;

/// <summary>Runs the real <c>ingest</c> program in a process of its own, on settings and data in a temporary folder.</summary>
public sealed class IngestProgram : IDisposable
{
    /// <summary>The folder that holds the settings, and the data below it.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("ingest-").FullName;

    /// <summary>Writes the settings file; <c>Data:Path</c> is added to the sections given.</summary>
    /// <param name="sections">JSON members, such as <c>"Sources": { … }</c>.</param>
    public IngestProgram Configure(string sections)
    {
        File.WriteAllText(SettingsFile, $$"""{ "Data": { "Path": "data" }, {{sections}} }""");
        return this;
    }

    /// <summary>The path of the settings file.</summary>
    public string SettingsFile => Path.Combine(Folder, "settings.json");

    /// <summary>Environment variables of the program, beside those of the tests.</summary>
    public Dictionary<string, string> Variables { get; } = [];

    /// <summary>Writes a file into the folder; returns its path.</summary>
    public string Write(string name, string content)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }

    /// <summary>Runs the program to its end.</summary>
    public Task<ProgramResult> RunAsync(params string[] arguments) => RunAsync(TestContext.Current.CancellationToken, arguments);

    /// <summary>Runs the program; a cancellation kills it.</summary>
    public async Task<ProgramResult> RunAsync(CancellationToken cancellationToken, params string[] arguments)
    {
        using var process = Start(arguments);
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return new ProgramResult(process.ExitCode, await output, await error);
    }

    /// <summary>Starts the program.</summary>
    public Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "ingest.dll"), .. arguments, "--config", SettingsFile])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Folder,
        };
        foreach (var (name, value) in Variables)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

/// <summary>How a run of the program ended.</summary>
public sealed record ProgramResult(int ExitCode, string Output, string Error)
{
    /// <summary>Standard output as the one JSON value that it must be.</summary>
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    /// <summary>The report of the only source of a run.</summary>
    public JsonElement OnlySource => Json.GetProperty("sources").EnumerateArray().Single();
}
