using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;

namespace Assistant.Core.Configuration;

/// <summary>Fills the options classes from the settings, and collects what cannot be taken: unknown keys, and values of the wrong kind or out of range.</summary>
internal sealed class SettingsReader(EffectiveSettings effective)
{
    // Sections that belong to the framework and are its own to check.
    private static readonly string[] OfTheFramework =
    [
        "Logging", "AllowedHosts", "Kestrel", "Urls", "ConnectionStrings", "DetailedErrors", "$schema", "HTTP_PORTS", "HTTPS_PORTS",
        "Environment", "ContentRoot", "ApplicationName", "WebRoot", "Config",
    ];

    private static readonly string[] OfTheProgram = ["config", "urls"];

    private readonly List<SettingsFault> _faults = [];

    /// <summary>What cannot be taken.</summary>
    public IReadOnlyList<SettingsFault> Faults => _faults;

    /// <summary>Reads all our sections.</summary>
    public void Read(AssistantSettings settings) => ReadSection(settings, "");

    private void ReadSection(object section, string path)
    {
        var properties = section.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite).ToList();
        FindUnknown(path, properties.ConvertAll(property => property.Name));
        foreach (var property in properties)
        {
            Read(property, section, Join(path, property.Name), path);
        }
    }

    private void FindUnknown(string path, List<string> known)
    {
        foreach (var name in effective.Names(path).Except(known, StringComparer.OrdinalIgnoreCase))
        {
            if (path.Length == 0 && OfTheFramework.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                continue;
            }

            var meant = NearestName.Find(name, path.Length == 0 && effective.IsFromCommandLine(name) ? [.. known, .. OfTheProgram] : known);
            _faults.Add(meant is null
                ? new(Join(path, name), $"is no setting; known here are {string.Join(", ", known.Order(StringComparer.Ordinal))}.")
                : new(Join(path, name), $"is no setting; did you mean {meant}?", Join(path, meant)));
        }
    }

    private void Read(PropertyInfo property, object section, string key, string path)
    {
        var type = property.PropertyType;
        if (EntryType(type) is { } entryType)
        {
            ReadEntries((IDictionary)property.GetValue(section)!, entryType, key);
        }
        else if (IsSection(type))
        {
            if (IsInBraces(key))
            {
                ReadSection(property.GetValue(section)!, key);
            }
        }
        else if (typeof(IList).IsAssignableFrom(type))
        {
            ReadList(property, section, key);
        }
        else
        {
            ReadSingle(property, section, key, path);
        }
    }

    private void ReadEntries(IDictionary entries, Type entryType, string key)
    {
        foreach (var name in IsInBraces(key) ? effective.Names(key) : [])
        {
            var entryKey = Join(key, name);
            if (!IsSection(entryType))
            {
                AddText(entries, name, entryKey);
            }
            else if (effective.Find(entryKey) is { Below: [], Value: null })
            {
                continue; // A later file took the entry back with null.
            }
            else if (IsInBraces(entryKey))
            {
                var entry = Activator.CreateInstance(entryType)!;
                ReadSection(entry, entryKey);
                entries[name] = entry;
            }
        }
    }

    private void AddText(IDictionary entries, string name, string key)
    {
        var entry = effective.Find(key);
        if (entry.Below.Count > 0)
        {
            _faults.Add(new(key, "must be a single value."));
        }
        else if (entry.Value is not null)
        {
            entries[name] = entry.Value;
        }
    }

    private void ReadList(PropertyInfo property, object section, string key)
    {
        var entry = effective.Find(key);
        if (entry.Below.Any(name => !int.TryParse(name, CultureInfo.InvariantCulture, out _)) || !string.IsNullOrEmpty(entry.Value))
        {
            _faults.Add(new(key, effective.IsFromEnvironment(key)
                ? $"must be a list; name the variables {key.Replace(":", "__", StringComparison.Ordinal)}__0, __1 and so on."
                : "must be a list in square brackets."));
            return;
        }

        if (entry.Below.Count == 0 && entry.Value is null)
        {
            return;
        }

        var list = (IList)Activator.CreateInstance(property.PropertyType)!;
        foreach (var name in entry.Below.OrderBy(name => int.Parse(name, CultureInfo.InvariantCulture)))
        {
            if (SettingsValue.Read(entry.Item(name) ?? "", property.PropertyType.GetGenericArguments()[0], property, out var problem) is { } item)
            {
                list.Add(item);
            }
            else
            {
                _faults.Add(new(Join(key, name), problem!, key));
            }
        }

        property.SetValue(section, list);
    }

    private void ReadSingle(PropertyInfo property, object section, string key, string path)
    {
        var entry = effective.Find(key);
        var isRequired = property.IsDefined(typeof(RequiredAttribute));
        if (entry.Below.Count > 0)
        {
            _faults.Add(new(key, "must be a single value."));
        }
        else if (entry.Value is not { } text || (text.Length == 0 && property.PropertyType == typeof(string) && property.GetValue(section) is null))
        {
            if (isRequired && property.GetValue(section) is null && !_faults.Exists(fault => fault.Keys.Contains(key, StringComparer.OrdinalIgnoreCase)))
            {
                _faults.Add(new(path, $"lacks {property.Name}{SettingsValue.Choices(property.PropertyType)}; add it.", key));
            }
        }
        else if (isRequired && string.IsNullOrWhiteSpace(text))
        {
            _faults.Add(new(key, "is empty; give it a value."));
        }
        else if (SettingsValue.Read(text, property.PropertyType, property, out var problem) is { } value)
        {
            property.SetValue(section, value);
        }
        else
        {
            _faults.Add(new(key, problem!));
        }
    }

    private bool IsInBraces(string key)
    {
        if (effective.ValueInPlaceOfSection(key) is null)
        {
            return true;
        }

        _faults.Add(new(key, "must be an object in braces."));
        return false;
    }

    private static bool IsSection(Type type) => type.IsClass && type.Namespace == typeof(AssistantSettings).Namespace;

    private static Type? EntryType(Type type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.IsGenericType && current.GetGenericTypeDefinition() == typeof(Dictionary<,>))
            {
                return current.GetGenericArguments()[1];
            }
        }

        return null;
    }

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}:{name}";
}
