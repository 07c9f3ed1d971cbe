using Assistant.Core.Configuration;
using Assistant.Core.Passages.Qdrant.Wire;
using Assistant.Core.Passages.Vectors;

namespace Assistant.Core.Passages.Qdrant.Vectors;

/// <summary>Which passages hold text of certain classes, told by the server; the classes are those of <see cref="PassageMeaning.ClassOf"/>.</summary>
internal static class AcceptedText
{
    private static readonly QdrantCondition Documentation = QdrantCondition.Is(QdrantFields.Kind, nameof(PassageKind.Documentation));
    private static readonly QdrantCondition Public = QdrantCondition.IsAny(QdrantFields.Labels, Audience.Public);

    /// <summary>Lets those classes through; at least one.</summary>
    public static QdrantCondition Of(IReadOnlyCollection<TextClass> accepted) => QdrantCondition.Any([.. accepted.Distinct().Select(Of)]);

    private static QdrantCondition Of(TextClass text) => text switch
    {
        TextClass.Tickets => QdrantCondition.Not(Documentation),
        TextClass.Public => QdrantCondition.All(Documentation, Public),
        _ => QdrantCondition.All(Documentation, QdrantCondition.Not(Public)),
    };
}
