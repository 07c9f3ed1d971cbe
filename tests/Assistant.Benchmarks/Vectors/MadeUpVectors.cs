using System.Numerics.Tensors;
using Assistant.Core.Passages.Vectors;

namespace Assistant.Benchmarks.Vectors;

/// <summary>Vectors that lie in clusters, as those of texts do; the same number gives the same vector.</summary>
internal sealed class MadeUpVectors(int dimensions)
{
    private const int Clusters = 500;
    private const float Spread = 1.2f;
    private const int OfQuestions = 1_000_000_007;

    private readonly float[][] _centres = [.. Enumerable.Range(0, Clusters).Select(cluster => Draw(new Random(cluster), dimensions))];

    public VectorSpace Space { get; } = new("made-up", dimensions, "");

    /// <summary>The vector of a passage.</summary>
    public float[] Of(int number) => Near(_centres[number % Clusters], new Random(Clusters + number), Spread);

    /// <summary>The vector of a question that the passage of this number answers.</summary>
    public float[] QuestionLike(int number) => Near(Of(number), new Random(OfQuestions - number), Spread / 2);

    private static float[] Near(float[] centre, Random random, float spread)
    {
        var values = Draw(random, centre.Length);
        TensorPrimitives.MultiplyAdd(values, spread, centre, values);
        TensorPrimitives.Divide(values, TensorPrimitives.Norm<float>(values), values);
        return values;
    }

    private static float[] Draw(Random random, int dimensions)
    {
        var values = new float[dimensions];
        for (var i = 0; i < dimensions; i++)
        {
            values[i] = (float)(random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5);
        }

        TensorPrimitives.Divide(values, TensorPrimitives.Norm<float>(values), values);
        return values;
    }
}
