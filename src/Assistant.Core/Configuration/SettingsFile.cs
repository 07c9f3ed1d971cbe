using System.Text.Json;

namespace Assistant.Core.Configuration;

/// <summary>One JSON file of settings, taken apart into keys and values.</summary>
internal sealed class SettingsFile
{
    private static readonly JsonDocumentOptions Relaxed = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private readonly List<SettingsNode> _nodes = [];
    private readonly HashSet<string> _seen = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _faults = [];

    private SettingsFile(string path) => Path = path;

    /// <summary>The absolute path.</summary>
    public string Path { get; }

    /// <summary>What stands in it, parents before children.</summary>
    public IReadOnlyList<SettingsNode> Nodes => _nodes;

    /// <summary>Why it cannot be used, in sentences; empty where it can.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <summary>Reads a file.</summary>
    /// <param name="path">Its absolute path.</param>
    /// <param name="namedBy">What to correct where there is no such file.</param>
    public static SettingsFile Read(string path, string namedBy)
    {
        var file = new SettingsFile(path);
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(path), Relaxed);
            if (json.RootElement.ValueKind == JsonValueKind.Object)
            {
                file.AddMembers(json.RootElement, "");
            }
            else
            {
                file._faults.Add($"{path} must hold one JSON object in braces.");
            }
        }
        catch (JsonException broken)
        {
            file._faults.Add($"{path} is no valid JSON (line {broken.LineNumber + 1}, byte {broken.BytePositionInLine + 1} of it); mend that place.");
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            file._faults.Add($"{path} is not there; {namedBy}.");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            var reason = Directory.Exists(path) ? "it is a folder" : unreadable.Message;
            file._faults.Add($"{path} cannot be read ({reason}); let this user read it, or {namedBy}.");
        }

        return file;
    }

    private void AddMembers(JsonElement section, string prefix)
    {
        foreach (var member in section.EnumerateObject())
        {
            var key = prefix + member.Name;
            if (_seen.Add(key))
            {
                Add(member.Value, key);
            }
            else
            {
                _faults.Add($"{key} in {Path} stands there twice; keep one of the two.");
            }
        }
    }

    private void Add(JsonElement value, string key)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                _nodes.Add(new SettingsNode(key, "", SettingsNodeKind.Section));
                AddMembers(value, $"{key}:");
                break;
            case JsonValueKind.Array:
                _nodes.Add(new SettingsNode(key, "", SettingsNodeKind.List));
                var items = value.EnumerateArray().ToList();
                for (var i = 0; i < items.Count; i++)
                {
                    Add(items[i], $"{key}:{i}");
                }

                break;
            case JsonValueKind.Null:
                _nodes.Add(new SettingsNode(key, null, SettingsNodeKind.Value));
                break;
            default:
                _nodes.Add(new SettingsNode(key, SettingsPaths.MakeAbsolute(key, value.ToString(), System.IO.Path.GetDirectoryName(Path)!), SettingsNodeKind.Value));
                break;
        }
    }
}

/// <summary>What stands at one place of a settings file.</summary>
/// <param name="Key">The place, such as <c>Chunking:MaxTokens</c>.</param>
/// <param name="Value">The value; null takes back what an earlier file says; empty for a section or a list.</param>
/// <param name="Kind">What it is.</param>
internal readonly record struct SettingsNode(string Key, string? Value, SettingsNodeKind Kind);

/// <summary>What can stand in a settings file.</summary>
internal enum SettingsNodeKind
{
    /// <summary>A single value, or null.</summary>
    Value,

    /// <summary>Values in square brackets.</summary>
    List,

    /// <summary>Settings in braces.</summary>
    Section,
}
