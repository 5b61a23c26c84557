using Tests.Support;
using Xunit;

namespace Tests.Records.Loss;

/// <summary>
/// Server or database are killed under load: what was acknowledged is there, a batch is whole or absent, and postings agree with statements.
/// </summary>
public sealed class KilledTests
{
    [Fact]
    public Task A_killed_server_on_SQLite_loses_nothing() => KillServer([]);

    [PostgresFact]
    public async Task A_killed_server_on_PostgreSQL_loses_nothing()
    {
        await using var cluster = await PostgresCluster.Create();
        await KillServer([$"--Storage:Connection={cluster.Connection}"]);
    }

    [PostgresFact]
    public async Task A_killed_PostgreSQL_loses_nothing_and_the_server_goes_on_by_itself()
    {
        await using var cluster = await PostgresCluster.Create();
        await UnderLoad([$"--Storage:Connection={cluster.Connection}"], async (_, senders) =>
        {
            for (var kills = 0; kills < 2; kills++)
            {
                await More(senders);
                await cluster.Kill();
                await cluster.Start();
            }

            await More(senders);
        });
    }

    private static Task KillServer(string[] options) => UnderLoad(options, async (restart, senders) =>
    {
        for (var kills = 0; kills < 3; kills++)
        {
            await More(senders);
            await restart();
        }

        await More(senders);
    });

    private static async Task UnderLoad(string[] options, Func<Func<Task>, Senders, Task> trouble)
    {
        var data = Directory.CreateTempSubdirectory("lrs-loss-").FullName;
        var portal = new Uri($"http://localhost:{RunningServer.FreePort()}");
        var server = await ServerProcess.Serve(data, portal, options);
        try
        {
            using var senders = new Senders(portal);
            using var stop = new CancellationTokenSource();
            var sending = senders.Send(stop.Token);
            var restarts = 0;
            await trouble(
                async () =>
                {
                    restarts++;
                    await server.Kill();
                    server = await ServerProcess.Serve(data, portal, options);
                },
                senders);
            await stop.CancelAsync();
            await sending;
            var (lost, torn) = await senders.Compare();
            Assert.Empty(lost);
            Assert.Empty(torn);
            // A database that is back within seconds is waited for.
            Assert.True(senders.Unanswered > 0 || restarts == 0, "the killing was noticed by nobody: it proves nothing");
            await server.Kill();
            await ServerProcess.Run(["check", "--data", data, .. options]);
        }
        finally
        {
            await server.DisposeAsync();
            Directory.Delete(data, recursive: true);
        }
    }

    /// <summary>Until thirty more batches are acknowledged.</summary>
    private static async Task More(Senders senders)
    {
        var goal = senders.Acknowledged + 30;
        for (var tries = 0; senders.Acknowledged < goal && tries < 1200; tries++)
            await Task.Delay(100);
        Assert.True(senders.Acknowledged >= goal, $"only {senders.Acknowledged} of {goal} batches within two minutes");
    }
}
