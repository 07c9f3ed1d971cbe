namespace Assistant.Core.Conversations;

/// <summary>One page of a longer list.</summary>
/// <param name="Items">The entries of this page.</param>
/// <param name="Total">How many the whole list has.</param>
public sealed record ResultPage<T>(IReadOnlyList<T> Items, int Total);
