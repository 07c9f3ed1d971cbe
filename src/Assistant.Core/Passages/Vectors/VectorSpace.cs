using System.Security.Cryptography;
using System.Text;

namespace Assistant.Core.Passages.Vectors;

/// <summary>What vectors must have in common to be comparable.</summary>
/// <param name="Model">The model that made them.</param>
/// <param name="Dimensions">Their length.</param>
/// <param name="PassagePrefix">What stood before each passage; empty for nothing.</param>
public sealed record VectorSpace(string Model, int Dimensions, string PassagePrefix)
{
    // Raise it when the text that is made of a passage changes.
    private const int Recipe = 1;

    /// <summary>A short name that no other space has, fit for a file's.</summary>
    public string Fingerprint { get; } = Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{Recipe}\n{Model}\n{Dimensions}\n{PassagePrefix}")).AsSpan(0, 8));
}

/// <summary>The vector of a question.</summary>
/// <param name="Space">What it is comparable with.</param>
/// <param name="Values">As many numbers as the space has dimensions, of length 1 together.</param>
public sealed record QueryVector(VectorSpace Space, ReadOnlyMemory<float> Values);

/// <summary>The vector of a passage.</summary>
/// <param name="Passage">The passage.</param>
/// <param name="Values">As many numbers as the space has dimensions, of length 1 together.</param>
public sealed record PassageVector(Passage Passage, ReadOnlyMemory<float> Values);
