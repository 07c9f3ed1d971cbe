using System.Buffers.Binary;
using System.Numerics.Tensors;
using System.Text.Json;
using Assistant.Core.Models.Wire;

namespace Assistant.Core.Models.Embeddings;

/// <summary>Reads the reply of an embedding endpoint: <c>{"data":[{"index","embedding"}]}</c>, numbers or base64 of little-endian floats.</summary>
internal sealed class EmbeddingReply(EndpointProblems problems, int dimensions)
{
    /// <summary>The vectors in the order of the texts, brought to length 1; null for one that has no direction.</summary>
    /// <param name="reply">The body.</param>
    /// <param name="texts">How many texts were sent.</param>
    /// <exception cref="EndpointException">It is something else, lacks one, or a vector has another length than is wanted.</exception>
    public float[]?[] Read(JsonElement reply, int texts)
    {
        if (reply.ValueKind != JsonValueKind.Object || !reply.TryGetProperty("data", out var data) || data.ValueKind != JsonValueKind.Array)
        {
            throw Odd("JSON without a list of vectors");
        }

        if (data.GetArrayLength() != texts)
        {
            throw Odd($"{data.GetArrayLength()} vectors for {texts} texts");
        }

        var vectors = new float[]?[texts];
        var filled = new bool[texts];
        var place = 0;
        foreach (var item in data.EnumerateArray())
        {
            var index = IndexOf(item, place++);
            if (index < 0 || index >= texts || filled[index])
            {
                throw Odd("vectors whose numbers do not fit the texts");
            }

            (vectors[index], filled[index]) = (Normalised(Values(item)), true);
        }

        return vectors;
    }

    private static int IndexOf(JsonElement item, int place) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty("index", out var index) && index.ValueKind == JsonValueKind.Number
            ? index.TryGetInt32(out var number) ? number : -1
            : place;

    private float[] Values(JsonElement item)
    {
        var values = item.ValueKind == JsonValueKind.Object && item.TryGetProperty("embedding", out var embedding)
            ? embedding.ValueKind switch
            {
                JsonValueKind.Array => Numbers(embedding),
                JsonValueKind.String when embedding.TryGetBytesFromBase64(out var bytes) => Floats(bytes),
                _ => null,
            }
            : null;
        return values is null ? throw Odd("JSON without a list of vectors")
            : values.Length == dimensions ? values
            : throw new EndpointException(problems.WrongDimensions(values.Length, dimensions));
    }

    private static float[]? Numbers(JsonElement embedding)
    {
        var values = new float[embedding.GetArrayLength()];
        var at = 0;
        foreach (var number in embedding.EnumerateArray())
        {
            if (number.ValueKind != JsonValueKind.Number || !number.TryGetSingle(out values[at++]))
            {
                return null;
            }
        }

        return values;
    }

    private static float[] Floats(byte[] bytes)
    {
        var values = new float[bytes.Length / sizeof(float)];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(i * sizeof(float)));
        }

        return values;
    }

    private static float[]? Normalised(float[] values)
    {
        var length = TensorPrimitives.Norm(values);
        if (!float.IsFinite(length) || length == 0)
        {
            return null;
        }

        TensorPrimitives.Divide(values, length, values);
        return values;
    }

    private EndpointException Odd(string what) => new(problems.Odd(what));
}
