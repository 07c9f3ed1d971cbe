using System.Security.Cryptography;
using System.Text;

namespace Assistant.Core.Passages;

/// <summary>Makes the stable ids of passages: name-based UUIDs (version 5, RFC 9562 section 5.5).</summary>
public static class PassageId
{
    // The name space of this product's passages; a random UUID drawn once.
    private static readonly Guid Namespace = new("6d0e4d0c-7c0f-4a55-9a39-5d3f7a3c1e52");

    /// <summary>
    /// The id of a passage: an unchanged passage keeps its id over every refresh, a changed one never takes its
    /// predecessor's, and equal passages of one document are told apart by their count.
    /// </summary>
    /// <param name="document">The document that the passage is from.</param>
    /// <param name="anchor">The anchor of its section, or null for the top of the page.</param>
    /// <param name="text">Its whole text.</param>
    /// <param name="equalBefore">How many passages with the same anchor and text stand before it in the document.</param>
    public static Guid Create(DocumentId document, string? anchor, string text, int equalBefore)
    {
        var contentHash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        return NameBased(Namespace, $"{document}\n{anchor}\n{contentHash}\n{equalBefore}");
    }

    /// <summary>A version 5 UUID of a name in a name space.</summary>
    public static Guid NameBased(Guid nameSpace, string name)
    {
        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
        SHA1.HashData([.. nameSpace.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(name)], hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
