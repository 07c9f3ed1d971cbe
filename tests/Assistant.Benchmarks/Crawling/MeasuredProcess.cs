using System.Diagnostics;
using System.Globalization;

namespace Assistant.Benchmarks.Crawling;

/// <summary>What a program needed.</summary>
/// <param name="Seconds">Duration.</param>
/// <param name="CpuSeconds">Time of all processors, children included; zero where the system does not tell.</param>
/// <param name="PeakMegabytes">The most memory of it and its children; zero where the system does not tell.</param>
/// <param name="Output">What it wrote.</param>
/// <param name="ExitCode">How it ended.</param>
internal sealed record MeasuredProcess(double Seconds, double CpuSeconds, double PeakMegabytes, string Output, int ExitCode)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    /// <summary>Runs a program to its end.</summary>
    public static async Task<MeasuredProcess> RunAsync(string program, IEnumerable<string> arguments, string folder)
    {
        var start = Stopwatch.GetTimestamp();
        var processors = ChildrenSeconds();
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        var peak = await WatchAsync(process);
        return new MeasuredProcess(
            Stopwatch.GetElapsedTime(start).TotalSeconds, ChildrenSeconds() - processors, peak, await output + await errors, process.ExitCode);
    }

    private static async Task<double> WatchAsync(Process process)
    {
        var peak = 0.0;
        var end = process.WaitForExitAsync();
        while (await Task.WhenAny(end, Task.Delay(Interval)) != end)
        {
            peak = Math.Max(peak, PeakOf(process.Id));
        }
        return peak;
    }

    // What all children that have ended, and theirs, took of the processors; in hundredths of a second.
    private static double ChildrenSeconds()
    {
        if (!OperatingSystem.IsLinux())
        {
            return 0;
        }
        var stat = File.ReadAllText("/proc/self/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return fields[13..15].Sum(ticks => double.Parse(ticks, CultureInfo.InvariantCulture)) / 100;
    }

    // The highest marks of a process and all below it, added up: a little more than they ever held at once.
    private static double PeakOf(int id)
    {
        try
        {
            var line = File.ReadLines($"/proc/{id}/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            var own = line is null ? 0 : double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1000;
            return own + File.ReadAllText($"/proc/{id}/task/{id}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries).Sum(child => PeakOf(int.Parse(child, CultureInfo.InvariantCulture)));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }
}
