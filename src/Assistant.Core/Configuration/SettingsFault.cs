namespace Assistant.Core.Configuration;

/// <summary>One thing that is wrong with the settings.</summary>
/// <param name="Key">The setting, such as <c>Chunking:MaxTokens</c>; the sentence begins with it and the place where it stands.</param>
/// <param name="Problem">How the sentence goes on: what is wrong, and the remedy.</param>
/// <param name="Concerns">Further settings that the fault is about.</param>
internal sealed record SettingsFault(string Key, string Problem, params string[] Concerns)
{
    /// <summary>All settings that it is about.</summary>
    public IEnumerable<string> Keys => [Key, .. Concerns];
}
