using System.Runtime.CompilerServices;
using Assistant.Core.Configuration;
using Assistant.Ingest.Sources;

namespace Assistant.Ingest.Tests.Runs;

/// <summary>A source that brings what a test says; an exception among the items is thrown in its place, a step is taken, a promise is waited for.</summary>
internal sealed class ScriptedSource(string name, params IReadOnlyList<object> items) : ISource
{
    public string Name => name;

    public SourceKind Kind => SourceKind.Website;

    /// <summary>What the run said it knew.</summary>
    public IReadOnlyDictionary<string, DocumentVersion>? Known { get; private set; }

    public async IAsyncEnumerable<SourceItem> ReadAsync(
        IReadOnlyDictionary<string, DocumentVersion>? known, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Known = known;
        foreach (var item in items)
        {
            cancellationToken.ThrowIfCancellationRequested();
            switch (item)
            {
                case Exception fault:
                    throw fault;
                case Func<Task> step:
                    await step();
                    break;
                case TaskCompletionSource never:
                    await never.Task.WaitAsync(cancellationToken);
                    break;
                case SourceItem brought:
                    yield return brought;
                    break;
            }
        }
    }
}
