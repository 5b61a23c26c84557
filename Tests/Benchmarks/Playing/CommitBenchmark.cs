using System.Collections.Concurrent;
using System.Diagnostics;

namespace Tests.Benchmarks.Playing;

/// <summary>Commits as fast as the server acknowledges them: so many learners at once, each waiting for its own answer, all taking turns.</summary>
internal sealed class CommitBenchmark(Server server, IReadOnlyList<LiveAttempt> learners)
{
    /// <summary>Commits a second, how long one took, and microseconds of processor time the server spent on each.</summary>
    public async Task<(double Rate, double P50, double P95, double Micros)> Run(int connections, TimeSpan length)
    {
        var waiting = new ConcurrentQueue<LiveAttempt>(learners);
        var took = new ConcurrentBag<double>();
        var before = server.Processor();
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, connections).Select(async _ =>
        {
            while (clock.Elapsed < length && waiting.TryDequeue(out var learner))
            {
                var sent = Stopwatch.GetTimestamp();
                await learner.Commit();
                took.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
                waiting.Enqueue(learner);
            }
        }));
        var micros = (server.Processor() - before).TotalMicroseconds / took.Count;
        var sorted = took.Order().ToList();
        return (sorted.Count / clock.Elapsed.TotalSeconds, sorted[sorted.Count / 2], sorted[sorted.Count * 95 / 100], micros);
    }
}
