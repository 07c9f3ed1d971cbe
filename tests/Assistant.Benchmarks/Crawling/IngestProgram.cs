using System.Text.Json;

namespace Assistant.Benchmarks.Crawling;

/// <summary>The ingest program as it is used at night, with a configuration and data of its own.</summary>
internal sealed class IngestProgram
{
    private readonly string _program;
    private readonly string _folder;
    private readonly string _config;

    /// <summary>Makes the configuration.</summary>
    public IngestProgram(string? program, string folder, string url, int concurrency)
    {
        _program = program ?? BuiltBeside();
        _folder = Directory.CreateDirectory(folder).FullName;
        _config = Path.Combine(_folder, "config.json");
        File.WriteAllText(_config, JsonSerializer.Serialize(new
        {
            Data = new { Path = "data" },
            Sources = new { site = new { Kind = "Website", Url = url, Concurrency = concurrency, MaxPages = 1_000_000 } },
        }));
    }

    /// <summary>Runs it once.</summary>
    public async Task<IngestMeasure> RunAsync()
    {
        var process = await MeasuredProcess.RunAsync("dotnet", [_program, "run", "--json", "--config", _config], _folder);
        var json = process.Output.Split('\n').FirstOrDefault(line => line.StartsWith('{'))
            ?? throw new InvalidOperationException($"The ingest program ended with {process.ExitCode}: {process.Output}");
        using var report = JsonDocument.Parse(json);
        var source = report.RootElement.GetProperty("sources")[0];
        return new IngestMeasure(process, new IngestReport(
            source.GetProperty("seen").GetInt32(), source.GetProperty("unchanged").GetInt32(), source.GetProperty("failed").GetArrayLength(),
            source.GetProperty("passages").GetInt64(), source.GetProperty("bytesFetched").GetInt64(), source.GetProperty("seconds").GetDouble()));
    }

    private static string BuiltBeside() =>
        AppContext.BaseDirectory.Replace(Path.Combine("tests", "Assistant.Benchmarks"), Path.Combine("ingest", "Assistant.Ingest.Cli")) + "ingest.dll";
}

/// <summary>A run of the program.</summary>
/// <param name="Process">What the process needed.</param>
/// <param name="Report">What it reported.</param>
internal sealed record IngestMeasure(MeasuredProcess Process, IngestReport Report);

/// <summary>The report of one source.</summary>
internal sealed record IngestReport(int Seen, int Unchanged, int Failed, long Passages, long BytesFetched, double Seconds);
