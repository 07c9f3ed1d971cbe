using System.Runtime.InteropServices;

namespace Assistant.Core.Privacy;

/// <summary>Keeps what the programs write from other users of the machine.</summary>
public static partial class PrivateFiles
{
    // rwx for the owner alone: files come out as 0600, folders as 0700, whichever library makes them.
    private const uint OwnerOnly = 0x3F; // octal 077

    /// <summary>Sets the process's file mode creation mask; call once at start. Windows keeps its inherited access lists.</summary>
    public static void Enforce()
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = SetMask(OwnerOnly);
        }
    }

    [LibraryImport("libc", EntryPoint = "umask")]
    private static partial uint SetMask(uint mask);
}
