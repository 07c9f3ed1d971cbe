namespace Assistant.Ingest.Cli;

/// <summary>The exit codes of the contract.</summary>
internal static class ExitCodes
{
    /// <summary>All well.</summary>
    public const int Ok = 0;

    /// <summary>Something failed, and the report names it; what succeeded is kept.</summary>
    public const int SomethingFailed = 1;

    /// <summary>Wrong usage or settings; nothing was touched.</summary>
    public const int WrongUsage = 2;

    /// <summary>Another run holds a source's lock.</summary>
    public const int Locked = 3;
}
