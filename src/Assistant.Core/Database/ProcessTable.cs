using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Assistant.Core.Database;

/// <summary>What the operating system says about processes.</summary>
internal static partial class ProcessTable
{
    private const int NoSuchProcess = 3; // ESRCH

    /// <summary>Where process ids mean the same: on Linux one boot and one name space of ids, elsewhere the machine.</summary>
    public static string Scope { get; } = OperatingSystem.IsLinux() ? LinuxScope() : "-";

    /// <summary>When a process started, in a form that only serves to compare; null if it has ended or cannot be seen.</summary>
    public static string? StartOf(int processId) => OperatingSystem.IsLinux() ? LinuxStart(processId) : PortableStart(processId);

    /// <summary>Whether there may be a process of this id although nothing can be read of it (a /proc that hides other users).</summary>
    public static bool MayExist(int processId) =>
        OperatingSystem.IsLinux() && Signal(processId, 0) != 0 && Marshal.GetLastPInvokeError() != NoSuchProcess;

    private static string LinuxScope()
    {
        try
        {
            var boot = File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim();
            return $"{boot}/{new FileInfo("/proc/self/ns/pid").LinkTarget}";
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return "-";
        }
    }

    // Field 22 of proc_pid_stat(5): ticks since the boot. The name in parentheses before it may hold anything.
    private static string? LinuxStart(int processId)
    {
        try
        {
            var stat = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{processId}/stat"));
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return fields[0] is "Z" or "X" ? null : fields[19];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string? PortableStart(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return process.StartTime.ToUniversalTime().ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
        }
        catch (Exception fault) when (fault is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return null;
        }
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Signal(int processId, int signal);
}
