using Assistant.Core.Configuration;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace Assistant.Core.Passages.Embedded.Vectors;

/// <summary>Which passages of a segment hold text of certain classes, told without reading what is stored of them.</summary>
internal sealed class AcceptedPassages
{
    private readonly FixedBitSet _documentation;
    private readonly FixedBitSet _public;
    private readonly IReadOnlyCollection<TextClass> _accepted;

    public AcceptedPassages(AtomicReader reader, IReadOnlyCollection<TextClass> accepted)
    {
        _accepted = accepted;
        _documentation = ReadableFilter.Matching(reader, PassageFields.Kind, [nameof(PassageKind.Documentation)]);
        _public = ReadableFilter.Matching(reader, PassageFields.Label, [.. Audience.Public]);
    }

    public bool Contains(int document) => _accepted.Contains(
        !_documentation.Get(document) ? TextClass.Tickets : _public.Get(document) ? TextClass.Public : TextClass.Internal);
}
