using System.Diagnostics;

namespace Assistant.Web.Tests.Hosting;

/// <summary>Runs the real web app in a process of its own, on settings and data in a temporary folder.</summary>
internal sealed class WebProgram : IDisposable
{
    private const string Ready = "The assistant is ready at ";

    private readonly List<string> _lines = [];
    private readonly TaskCompletionSource<Uri?> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process _process = new();

    /// <summary>The folder that holds the settings, and the data below it.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("web-").FullName;

    /// <summary>All that it wrote.</summary>
    public string Output
    {
        get
        {
            lock (_lines)
            {
                return string.Join('\n', _lines);
            }
        }
    }

    /// <summary>Starts it; settings are the members of a JSON object.</summary>
    public void Start(string settings, params string[] arguments)
    {
        var file = Path.Combine(Folder, "settings.json");
        File.WriteAllText(file, $"{{ {settings} }}");
        _process.StartInfo = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Assistant.Web.dll"), "--config", file, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Folder,
        };
        _process.OutputDataReceived += (_, line) => Take(line.Data);
        _process.ErrorDataReceived += (_, line) => Take(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Where it listens, as soon as it does.</summary>
    public async Task<Uri> AddressAsync()
    {
        var ended = _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return await Task.WhenAny(_address.Task, ended) == _address.Task ? (await _address.Task)! : throw new InvalidOperationException(Output);
    }

    /// <summary>Its exit code, when it has ended.</summary>
    public async Task<int> ExitCodeAsync()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private void Take(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_lines)
        {
            _lines.Add(line);
        }

        if (line.StartsWith(Ready, StringComparison.Ordinal))
        {
            _address.TrySetResult(new Uri(line[Ready.Length..]));
        }
    }
}
