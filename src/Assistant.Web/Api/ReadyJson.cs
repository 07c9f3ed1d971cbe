namespace Assistant.Web.Api;

/// <summary>The process lives.</summary>
/// <param name="Status"><c>live</c>.</param>
internal sealed record LiveJson(string Status);

/// <summary>Whether questions can be answered, and the state of each part.</summary>
/// <param name="Status"><c>ready</c>, or <c>not ready</c> until the first taking-in of the sources has ended and the store and the database answer.</param>
/// <param name="Busy">What is under way or wrong; null for nothing.</param>
/// <param name="Store">The passage store.</param>
/// <param name="Database"><c>ok</c>, or <c>not answering</c>.</param>
/// <param name="Sources">The sources: a damaged one is a state, not a failure.</param>
/// <param name="Models">The chat endpoints: a sick one is a state, not a failure.</param>
/// <param name="SearchModels">The embedding and the rerank endpoint, likewise; empty for none.</param>
internal sealed record ReadyJson(
    string Status, string? Busy, ReadyStoreJson Store, string Database, IReadOnlyList<ReadySourceJson> Sources,
    IReadOnlyList<ReadyModelJson> Models, IReadOnlyList<ReadyModelJson> SearchModels);

/// <summary>The passage store in <see cref="ReadyJson"/>.</summary>
/// <param name="Passages">How many it holds.</param>
internal sealed record ReadyStoreJson(long Passages);

/// <summary>A source in <see cref="ReadyJson"/>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="State">Its state in words.</param>
/// <param name="Remedy">The command that makes a damaged one anew; null where nothing is to be done.</param>
internal sealed record ReadySourceJson(string Name, string State, string? Remedy);

/// <summary>An endpoint of a model in <see cref="ReadyJson"/>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Healthy">Whether it answered lately, or was not asked yet.</param>
/// <param name="State">Its state in words.</param>
internal sealed record ReadyModelJson(string Name, bool Healthy, string State);
