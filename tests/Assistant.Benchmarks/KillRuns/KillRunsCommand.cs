using System.Diagnostics;
using System.Text.Json;

namespace Assistant.Benchmarks.KillRuns;

/// <summary>
/// <c>kill-runs [--count N] [--pages N] [--seed N] [--site FOLDER]</c>: lets the real program take a changing site in,
/// kills it at random moments, looks at the store after each, and in the end compares it with one built in one go.
/// </summary>
public sealed class KillRunsCommand
{
    private const int MostFaults = 20;

    private readonly KillRunsOptions _options;
    private readonly TextWriter _progress;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kill-runs-");
    private readonly Random _random;
    private readonly List<string> _faults = [];
    private (int Killed, int Early, int Completed) _runs;
    private bool _hasDocuments;

    private KillRunsCommand(KillRunsOptions options, TextWriter progress) => (_options, _progress, _random) = (options, progress, new Random(options.Seed));

    /// <summary>Runs the command line.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        if (KillRunsOptions.Parse(args) is not { } options)
        {
            await Console.Error.WriteLineAsync("usage: kill-runs [--count N] [--pages N] [--seed N] [--site FOLDER]");
            return 2;
        }

        var report = await RunAsync(options, Console.Error);
        Console.WriteLine(report);
        return report.Faults.Count == 0 ? 0 : 1;
    }

    /// <summary>Kills, looks and compares.</summary>
    public static async Task<KillRunsReport> RunAsync(KillRunsOptions options, TextWriter progress)
    {
        var command = new KillRunsCommand(options, progress);
        try
        {
            return await command.RunAsync();
        }
        finally
        {
            command._folder.Delete(recursive: true);
        }
    }

    private async Task<KillRunsReport> RunAsync()
    {
        var pages = _options.Site is { } folder ? SitePages.Read(folder) : SitePages.Generate(_options.Pages);
        Func<string, int, string> edit = _options.Site is null ? SitePages.Write : (path, edition) => SitePages.Stamp(pages[path], edition);
        await using var site = await ChangingSite.StartAsync(pages, edit, _random);
        var settings = Configure("killed", site);
        for (var round = 1; round <= _options.Count; round++)
        {
            if (_faults.Count > MostFaults)
            {
                return new KillRunsReport(_runs.Killed, _runs.Early, _runs.Completed, 0, 0, [.. _faults, "given up: more would tell nothing new"]);
            }


            await KillAsync(site, settings);
            await LookAsync(site, round);
            if (round % 3 == 0)
            {
                site.Change(); // In between, a run takes up where the one before was killed.
            }
        }

        return await CompareAsync(site, settings);
    }

    private async Task KillAsync(ChangingSite site, string settings)
    {
        // While the program starts; at some request; or in what comes after the last, when most is committed and switched.
        var moment = _random.NextDouble();
        var requests = moment < 0.1 ? int.MaxValue : moment < 0.7 ? _random.Next(1, site.Count) : site.Count + 1;
        var delay = TimeSpan.FromMilliseconds(moment < 0.1 ? _random.Next(1500) : moment < 0.7 ? _random.Next(30) : _random.Next(800));
        var asked = site.Expect(requests);
        using var run = IngestProcess.Start(settings, ["run", .. _random.Next(4) == 0 ? ["--full"] : Array.Empty<string>()]);
        await Task.WhenAny(run.Ended, moment < 0.1 ? Task.Delay(delay) : asked);
        if (moment >= 0.1)
        {
            await Task.WhenAny(run.Ended, Task.Delay(delay));
        }

        if (await run.KillAsync())
        {
            _runs = (_runs.Killed + 1, _runs.Early + (site.Requests == 0 ? 1 : 0), _runs.Completed);
        }
        else
        {
            _runs.Completed++;
            Note(await run.FailureAsync() is { } failure ? [$"a run that was not killed: {failure}"] : []);
        }
    }

    private async Task LookAsync(ChangingSite site, int round)
    {
        var (faults, hasDocuments) = await StoreProbe.CheckAsync(
            DataOf("killed"), Addresses(site), SitePages.Everywhere, _options.Site is null ? SitePages.Flaw : _ => null, _hasDocuments && _options.Site is null);
        _hasDocuments |= hasDocuments;
        Note([.. faults.Select(fault => $"after run {round}: {fault}")]);
        if (round % 10 == 0)
        {
            await _progress.WriteLineAsync($"{round} runs, {_runs.Killed} killed, {_faults.Count} faults");
        }
    }

    private async Task<KillRunsReport> CompareAsync(ChangingSite site, string settings)
    {
        var start = Stopwatch.GetTimestamp();
        foreach (var (name, file) in new[] { ("the last, complete run", settings), ("the run in one go", Configure("whole", site)) })
        {
            using var run = IngestProcess.Start(file, "run");
            Note(await run.FailureAsync() is { } failure ? [$"{name}: {failure}"] : []);
        }

        await _progress.WriteLineAsync($"two complete runs in {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s");
        var killed = await StoreProbe.DumpAsync(DataOf("killed"), Addresses(site));
        var whole = await StoreProbe.DumpAsync(DataOf("whole"), Addresses(site));
        Note([.. killed.Except(whole).Select(line => $"only after the kills: {Short(line)}"), .. whole.Except(killed).Select(line => $"only in one go: {Short(line)}")]);
        return new KillRunsReport(
            _runs.Killed, _runs.Early, _runs.Completed,
            killed.Count(line => line.StartsWith("document", StringComparison.Ordinal)), killed.Count(line => line.StartsWith("passage", StringComparison.Ordinal)), _faults);
    }

    private void Note(IEnumerable<string> faults) => _faults.AddRange(faults);

    private IEnumerable<string> Addresses(ChangingSite site) => site.Ever.Select(path => site.Url + path[1..]);

    private string DataOf(string name) => Path.Combine(_folder.FullName, name);

    private string Configure(string name, ChangingSite site)
    {
        var file = Path.Combine(_folder.FullName, $"{name}.json");
        File.WriteAllText(file, JsonSerializer.Serialize(new
        {
            Data = new { Path = DataOf(name) },
            Sources = new Dictionary<string, object> { [StoreProbe.Source] = new { Kind = "Website", site.Url } },
        }));
        return file;
    }

    private static string Short(string line) => line.Length <= 200 ? line : line[..200] + " …";
}
