using System.Numerics.Tensors;
using Assistant.Core.Passages;
using Assistant.Core.Passages.Vectors;

namespace Assistant.Benchmarks.Vectors;

/// <summary>Compares questions with all vectors in full, to tell how many of the true best a search finds, and what that costs.</summary>
internal sealed class FullComparison(int size, MadeUpVectors made)
{
    /// <summary>How many of the best are looked at.</summary>
    public const int Depth = 50;

    private const int Questions = 20;

    private readonly List<(int Number, float[] Values)> _readable =
        [.. Enumerable.Range(0, size).Where(number => number % 4 != 0).Select(number => (number, made.Of(number)))];

    /// <summary>The share of the true best that a search finds, and the processor's time for one comparison in full.</summary>
    public async Task<(double Recall, TimeSpan Processor)> MeasureAsync(Func<QueryVector, Task<IReadOnlyList<PassageHit>>> search)
    {
        var (found, time) = (0, TimeSpan.Zero);
        for (var i = 0; i < Questions; i++)
        {
            var question = made.QuestionLike(i * 31 % size);
            var processor = Environment.CpuUsage.TotalTime;
            var exact = Best(question);
            time += Environment.CpuUsage.TotalTime - processor;
            found += (await search(new QueryVector(made.Space, question))).Count(hit => exact.Contains(MadeUpPassages.NumberOf(hit.Passage)));
        }

        return (found / (double)(Questions * Depth), time / Questions);
    }

    private HashSet<int> Best(float[] question)
    {
        var best = new PriorityQueue<int, float>();
        foreach (var (number, values) in _readable)
        {
            var score = TensorPrimitives.Dot<float>(values, question);
            if (best.Count < Depth)
            {
                best.Enqueue(number, score);
            }
            else
            {
                best.EnqueueDequeue(number, score);
            }
        }

        return [.. best.UnorderedItems.Select(item => item.Element)];
    }
}
