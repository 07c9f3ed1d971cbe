using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Assistant.Core.Configuration;

namespace Assistant.Core.Passages.Vectors;

/// <summary>What of a passage becomes its vector, and which endpoints may be sent it.</summary>
public static class PassageMeaning
{
    /// <summary>The text that stands for a passage before a model: where it stands, and what it says.</summary>
    public static string TextOf(Passage passage) => passage.HeadingPath.Count == 0
        ? $"{passage.Title}\n\n{passage.Text}"
        : $"{passage.Title} › {passage.Heading}\n\n{passage.Text}";

    /// <summary>Names that text: passages that are equal in it share a vector, in whatever source they are.</summary>
    public static long KeyOf(Passage passage) =>
        BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(TextOf(passage))));

    /// <summary>What an endpoint must accept to be sent a passage.</summary>
    public static TextClass ClassOf(Passage passage) =>
        passage.Kind != PassageKind.Documentation ? TextClass.Tickets
        : passage.Audience.Overlaps(Audience.Public) ? TextClass.Public
        : TextClass.Internal;
}
