namespace Assistant.Core.Configuration;

/// <summary>The settings do not allow a start; the message lists every fault with its key, what is wrong, and the remedy.</summary>
public sealed class SettingsException(IReadOnlyList<string> faults)
    : Exception("The settings do not allow a start:" + string.Concat(faults.Select(fault => $"{Environment.NewLine}  - {fault}")))
{
    /// <summary>The faults, one sentence each.</summary>
    public IReadOnlyList<string> Faults { get; } = faults;
}
