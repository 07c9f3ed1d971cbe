namespace Assistant.Web.Status;

/// <summary>The state of the service.</summary>
/// <param name="Store">The passage store and where it lies.</param>
/// <param name="Passages">How many passages it holds.</param>
/// <param name="Sources">What is held of each source.</param>
/// <param name="Models">The chat endpoints; empty for none.</param>
/// <param name="Ready">Whether questions can be answered from the sources.</param>
/// <param name="Busy">What is under way or wrong, for people; null for nothing.</param>
public sealed record SystemStatusView(
    string Store, long Passages, IReadOnlyList<SourceLine> Sources, IReadOnlyList<ModelLine> Models, bool Ready, string? Busy)
{
    /// <summary>Whether models are configured and none of them answers.</summary>
    public bool AllModelsFail => Models.Count > 0 && !Models.Any(model => model.Healthy);

    /// <summary>The retrieval stages in use.</summary>
    public string Retriever { get; init; } = "";

    /// <summary>The embedding and the rerank endpoint; empty for none. Without them search is by words.</summary>
    public IReadOnlyList<ModelLine> SearchModels { get; init; } = [];

    /// <summary>What does not answer and what to do, for staff.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];

    /// <summary>When the scheduled run comes next, where one is in use; null where none comes.</summary>
    public DateTimeOffset? NextRun { get; init; }
}

/// <summary>One source in the status.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Documents">Documents in the store.</param>
/// <param name="Passages">Passages in the store.</param>
/// <param name="LastRun">When its last run ended, UTC; null for never.</param>
/// <param name="Failed">Documents that failed in it.</param>
/// <param name="FirstFailure">Why the first of them failed.</param>
public sealed record SourceLine(
    string Name, string Kind, long Documents, long Passages, DateTimeOffset? LastRun, int Failed, string? FirstFailure)
{
    /// <summary>How its last runs went, in one line; null for what <see cref="LastRun"/> says.</summary>
    public string? Runs { get; init; }

    /// <summary>Why its passages cannot be read and what to do; null where they can.</summary>
    public string? Fault { get; init; }

    /// <summary>Why it is not searched; null where it is.</summary>
    public string? Silence { get; init; }

    /// <summary>How far its passages can be searched by meaning; null where no embedding endpoint is configured.</summary>
    public string? Meaning { get; init; }

    /// <summary>A word for programs: <c>ok</c>, <c>damaged</c>, <c>notSearched</c>.</summary>
    public string State => Fault is not null ? "damaged" : Silence is not null ? "notSearched" : "ok";
}

/// <summary>One endpoint of a model in the status.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Model">Its model.</param>
/// <param name="Healthy">Whether it answered lately, or was not asked yet.</param>
/// <param name="State">Its state in words.</param>
public sealed record ModelLine(string Name, string Model, bool Healthy, string State);
