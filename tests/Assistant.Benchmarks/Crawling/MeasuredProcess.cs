using System.Diagnostics;
using System.Globalization;

namespace Assistant.Benchmarks.Crawling;

/// <summary>What a program needed.</summary>
/// <param name="Seconds">Duration.</param>
/// <param name="CpuSeconds">Time of all processors, as far as it was seen.</param>
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
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        var (cpu, peak) = await WatchAsync(process);
        return new MeasuredProcess(Stopwatch.GetElapsedTime(start).TotalSeconds, cpu, peak, await output + await errors, process.ExitCode);
    }

    private static async Task<(double Cpu, double Peak)> WatchAsync(Process process)
    {
        var cpu = 0.0;
        var peak = 0.0;
        var end = process.WaitForExitAsync();
        while (await Task.WhenAny(end, Task.Delay(Interval)) != end)
        {
            try
            {
                cpu = Math.Max(cpu, process.TotalProcessorTime.TotalSeconds);
                peak = Math.Max(peak, PeakOf(process.Id));
            }
            catch (InvalidOperationException) // it has ended
            {
            }
        }
        return (cpu, peak);
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
