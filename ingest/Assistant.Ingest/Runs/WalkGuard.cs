using Assistant.Core.Configuration;
using Assistant.Ingest.Sources;

namespace Assistant.Ingest.Runs;

/// <summary>Tells a walk that shows what happened to a source from one that shows that its server is ill.</summary>
/// <param name="definition">The source.</param>
/// <param name="tally">Takes what is refused.</param>
/// <param name="documents">How many documents the last run left.</param>
/// <param name="acceptLoss">Whether somebody said that it is right.</param>
internal sealed class WalkGuard(SourceDefinition definition, SourceTally tally, int documents, bool acceptLoss)
{
    // So few documents may go at once whatever their share, unless they are all that there is.
    private const int SmallLoss = 10;

    private const string Remedy = "check the source, and run with --accept-loss if this is right.";

    private bool _refused;

    /// <summary>Whether the losses look as if the server showed something else in the place of the documents.</summary>
    public bool Doubts { get; private set; }

    private double Share => definition.Options.MaxLossShare;

    private bool IsPages => definition.Options.Kind is SourceKind.Website or SourceKind.Folder;

    /// <summary>Refuses one text in the place of most pages, as of a login page; gives its fingerprint, null for none.</summary>
    /// <param name="repeated">What the walk brought.</param>
    /// <param name="walked">How many addresses it came across.</param>
    public string? RefusesWall(RepeatedContent repeated, int walked)
    {
        var all = Math.Max(documents, walked);
        if (acceptLoss || repeated.Wall(all, Share) is not { } wall)
        {
            return null;
        }

        Refuse(wall.Count, $"{wall.Count} of {all} pages have one and the same text, as a login or maintenance page has, so none of them was stored; {Remedy}");
        return wall.Fingerprint;
    }

    /// <summary>Whether what the walk lost must stay.</summary>
    /// <param name="lost">How many documents it lost.</param>
    /// <param name="broken">Whether it broke off.</param>
    /// <param name="left">How many documents it brought.</param>
    public bool RefusesLoss(int lost, bool broken, int left)
    {
        if (acceptLoss || lost == 0)
        {
            return false;
        }

        var failed = tally.Failed;
        if (broken || _refused || (failed > SmallLoss && failed > (failed + left) * Share))
        {
            Refuse(0, $"The source is failing, so none of the {lost} documents that are missing was removed.");
            return true;
        }

        var isCredible = lost <= SmallLoss || lost <= documents * Share;
        if (isCredible && (left > 0 || lost < documents || !IsPages))
        {
            return false;
        }

        Doubts = true;
        Refuse(0, $"{lost} of {documents} documents are missing at once, so none was removed; {Remedy}");
        return true;
    }

    private void Refuse(int documents, string reason)
    {
        _refused = true;
        tally.CountRefused(documents);
        tally.Fail(definition.Name, reason);
    }
}
