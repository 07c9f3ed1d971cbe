using System.Runtime.CompilerServices;
using Assistant.Ingest.Tickets;

namespace Assistant.Ingest.Tests.Tickets;

public sealed class ReadAheadTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private int _made;
    private bool _ended;

    [Fact]
    public async Task ReadAhead_Items_ComeInOrder() =>
        Assert.Equal(Enumerable.Range(1, 500), await Make(500, Token).ReadAheadAsync(number => number * 1000, Token).ToListAsync(Token));

    [Fact]
    public async Task ReadAhead_Exception_ComesAfterTheItemsBeforeIt()
    {
        var taken = new List<int>();

        await Assert.ThrowsAsync<InvalidDataException>(async () =>
        {
            await foreach (var number in Make(3, Token, fails: true).ReadAheadAsync(_ => 0, Token))
            {
                taken.Add(number);
            }
        });

        Assert.Equal([1, 2, 3], taken);
    }

    [Fact]
    public async Task ReadAhead_ReaderThatLeaves_EndsTheMaker()
    {
        await foreach (var _ in Make(int.MaxValue, Token).ReadAheadAsync(_ => 1_000_000, Token))
        {
            break;
        }

        Assert.True(_ended);
        Assert.InRange(_made, 1, 100);
    }

    [Fact]
    public async Task ReadAhead_Cancellation_EndsBoth()
    {
        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in Make(int.MaxValue, cancelled.Token).ReadAheadAsync(_ => 0, cancelled.Token))
            {
                await cancelled.CancelAsync();
            }
        });

        Assert.True(_ended);
    }

    private async IAsyncEnumerable<int> Make(int count, [EnumeratorCancellation] CancellationToken cancellationToken, bool fails = false)
    {
        try
        {
            for (_made = 1; _made <= count; _made++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await Task.Yield();
                yield return _made;
            }

            if (fails)
            {
                throw new InvalidDataException("broken");
            }
        }
        finally
        {
            _ended = true;
        }
    }
}
