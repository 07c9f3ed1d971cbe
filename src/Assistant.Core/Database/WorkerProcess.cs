using System.Globalization;

namespace Assistant.Core.Database;

/// <summary>Names a process that works on a record, so that others can tell whether it still lives.</summary>
/// <param name="Host">The machine, for people.</param>
/// <param name="ProcessId">Its id there.</param>
/// <param name="Scope">Where that id means this process: one boot of one machine, one name space of process ids.</param>
/// <param name="Start">When it started, in the system's own terms: tells it from a later process with its id.</param>
internal sealed record WorkerProcess(string Host, int ProcessId, string Scope, string Start)
{
    /// <summary>The process that runs this code.</summary>
    public static WorkerProcess Current { get; } = new(
        Environment.MachineName, Environment.ProcessId, ProcessTable.Scope, ProcessTable.StartOf(Environment.ProcessId) ?? "-");

    /// <summary>Whether the process lives; null where that cannot be seen from here, as on another machine or in another container.</summary>
    public bool? IsAlive()
    {
        if (Scope != Current.Scope || Host != Current.Host)
        {
            return null;
        }

        return ProcessTable.StartOf(ProcessId) is { } start ? start == Start : ProcessTable.MayExist(ProcessId) ? null : false;
    }

    /// <summary>Reads the text form.</summary>
    public static WorkerProcess Parse(string text)
    {
        var parts = text.Split(' ', 4);
        return new WorkerProcess(parts[0], int.Parse(parts[1], CultureInfo.InvariantCulture), parts[2], parts[3]);
    }

    /// <summary>The form that the database keeps.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Host} {ProcessId} {Scope} {Start}");
}
