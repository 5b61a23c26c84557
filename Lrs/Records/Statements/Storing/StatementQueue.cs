using System.Threading.Channels;
using Lrs.Records.Terms;
using Lrs.Storage;

namespace Lrs.Records.Statements.Storing;

/// <summary>
/// Batches of many requests wait here and are stored together: one write, one lock of the head, one flush to disk, on either database.
/// While a write is under way the next gathers.
/// </summary>
internal sealed class StatementQueue : IAsyncDisposable
{
    private const int MostStatementsInOneWrite = 4000;
    private const int LongestQueue = 4096;

    private readonly Channel<Waiting> _waiting = Channel.CreateBounded<Waiting>(
        new BoundedChannelOptions(LongestQueue) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });
    private readonly Database _database;
    private readonly StatementWriter _writer;
    private readonly TermDictionary _dictionary;
    private readonly TimeProvider _clock;
    private readonly Task _loop;

    public StatementQueue(Database database, StatementWriter writer, TermDictionary dictionary, TimeProvider clock)
    {
        (_database, _writer, _dictionary, _clock) = (database, writer, dictionary, clock);
        _loop = Task.Run(Run);
    }

    /// <summary>Durable when the task completes; the verdict says whether the batch was stored or refused.</summary>
    public async Task<Verdict> Store(IReadOnlyList<PreparedStatement> batch, CancellationToken cancel)
    {
        var done = new TaskCompletionSource<Verdict>(TaskCreationOptions.RunContinuationsAsynchronously);
        await _waiting.Writer.WriteAsync(new Waiting(batch, done, cancel), cancel);
        RecordsMeter.Queue(1);
        try
        {
            return await done.Task;
        }
        finally
        {
            RecordsMeter.Queue(-1);
        }
    }

    /// <summary>Finishes what has been accepted.</summary>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _loop;
    }

    private async Task Run()
    {
        while (await _waiting.Reader.WaitToReadAsync())
        {
            var taken = Take();
            if (taken.Count > 0 && await Write(taken) is { } failure)
                await WriteEachAlone(taken, failure);
        }
    }

    private List<Waiting> Take()
    {
        var (taken, statements) = (new List<Waiting>(), 0);
        while (statements < MostStatementsInOneWrite && _waiting.Reader.TryRead(out var one))
        {
            if (one.Cancel.IsCancellationRequested)
            {
                one.Done.TrySetCanceled(one.Cancel);
                continue;
            }

            taken.Add(one);
            statements += one.Batch.Count;
        }

        return taken;
    }

    /// <summary>Null if all have their verdict, else why the write as a whole failed.</summary>
    private async Task<Exception?> Write(List<Waiting> taken)
    {
        try
        {
            var written = await _database.WriteRepeatable(
                session => _writer.Write(session, [.. taken.Select(one => one.Batch)], Instants.ToMicros(_clock.GetUtcNow())), CancellationToken.None);
            RecordsMeter.Together(taken.Count);
            _dictionary.Remember(written.Learned);
            foreach (var (one, verdict) in taken.Zip(written.Verdicts))
                one.Done.TrySetResult(verdict);
            return null;
        }
#pragma warning disable CA1031 // It is handed to those who wait; the queue goes on.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            return failure;
        }
    }

    /// <summary>Whatever was wrong with one batch must not be held against the others. A database that is away is away for all of them.</summary>
    private async Task WriteEachAlone(List<Waiting> taken, Exception failure)
    {
        var isAway = failure is StorageUnavailableException;
        foreach (var one in taken)
        {
            var own = taken.Count == 1 || isAway ? failure : await Write([one]);
            if (own is null)
                continue;
            one.Done.TrySetException(own);
            (isAway, failure) = (own is StorageUnavailableException, own);
        }
    }

    private sealed record Waiting(IReadOnlyList<PreparedStatement> Batch, TaskCompletionSource<Verdict> Done, CancellationToken Cancel);
}
