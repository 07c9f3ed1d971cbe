namespace Assistant.Core.Faults;

/// <summary>Recognises a full disk.</summary>
internal static class DiskSpace
{
    // ENOSPC and EDQUOT of Linux, EDQUOT of macOS; ERROR_HANDLE_DISK_FULL and ERROR_DISK_FULL of Windows.
    private static readonly int[] OnUnix = [28, 122, 69];
    private static readonly int[] OnWindows = [39, 112];

    /// <summary>Whether a write failed because the disk or the user's quota is full.</summary>
    public static bool IsMissing(IOException fault) => (OperatingSystem.IsWindows() ? OnWindows : OnUnix).Contains(fault.HResult & 0xFFFF);
}
