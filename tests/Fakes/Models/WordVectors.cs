using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Assistant.Fakes.Models;

/// <summary>
/// Vectors that anyone can follow: every word has a direction of its own, drawn from its hash, words of one meaning share
/// theirs, and a text points where its words point together.
/// </summary>
public static partial class WordVectors
{
    private static readonly Dictionary<string, string> Meanings = Read(
        """
        delete: erase erased erases wipe wiped wipes purge purged purges remove removed deleted deletes vanish vanished
        storage: disk disks space scratch filesystem
        job: jobs batch task tasks workload
        wait: waits waiting pending queued stuck
        gpu: gpus accelerator accelerators
        login: signin logon log-in
        password: passphrase credential credentials
        limit: maximum longest quota
        """);

    private static readonly HashSet<string> Dropped =
        [.. "a an and are as at be by can do does for from has have how i in is it my of on or the they this to was what when where which will with".Split(' ')];

    /// <summary>The vector of a text, of length 1.</summary>
    public static float[] Of(string text, int dimensions)
    {
        var sum = new double[dimensions];
        foreach (var word in Words(text))
        {
            var direction = new Random(BitConverter.ToInt32(SHA256.HashData(Encoding.UTF8.GetBytes(word))));
            for (var i = 0; i < dimensions; i++)
            {
                sum[i] += (direction.NextDouble() * 2) - 1;
            }
        }

        var length = Math.Sqrt(sum.Sum(value => value * value));
        return [.. sum.Select((value, i) => (float)(length > 0 ? value / length : i == 0 ? 1 : 0))];
    }

    /// <summary>The cosine of two texts.</summary>
    public static double Likeness(string one, string other)
    {
        const int Dimensions = 256;
        return Of(one, Dimensions).Zip(Of(other, Dimensions)).Sum(pair => pair.First * pair.Second);
    }

    private static IEnumerable<string> Words(string text) => Word().Matches(text.ToLowerInvariant())
        .Select(match => match.Value)
        .Where(word => !Dropped.Contains(word))
        .Select(word => Meanings.GetValueOrDefault(word, word));

    private static Dictionary<string, string> Read(string lines) => lines.Split('\n')
        .Select(line => line.Split(':'))
        .SelectMany(line => line[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => (word, line[0].Trim())))
        .ToDictionary();

    [GeneratedRegex(@"[\p{L}\p{N}_-]+")]
    private static partial Regex Word();
}
