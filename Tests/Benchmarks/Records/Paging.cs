using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;

namespace Tests.Benchmarks.Records;

/// <summary>Follows <c>more</c> through the whole store, as an export does, and writes and reads state documents.</summary>
internal sealed class Paging(Server server)
{
    /// <summary>Statements read and statements a second, in pages of a thousand.</summary>
    public async Task<(int Count, double Rate)> Through(int most)
    {
        var (count, next, clock) = (0, "/xapi/statements?limit=1000&ascending=true", Stopwatch.StartNew());
        while (next.Length > 0 && count < most)
        {
            using var page = JsonDocument.Parse(await server.Http.GetByteArrayAsync(next));
            count += page.RootElement.GetProperty("statements").GetArrayLength();
            next = page.RootElement.GetProperty("more").GetString()!;
        }

        return (count, count / clock.Elapsed.TotalSeconds);
    }

    /// <summary>State documents of 2 KB written and read in a second, over some connections.</summary>
    public async Task<(double Put, double Get)> State(int connections, int each)
    {
        var document = new { bookmark = new string('x', 2000) };
        return (await Rate(address => server.Http.PutAsJsonAsync(address, document)), await Rate(server.Http.GetAsync));

        async Task<double> Rate(Func<string, Task<HttpResponseMessage>> ask)
        {
            var clock = Stopwatch.StartNew();
            await Task.WhenAll(Enumerable.Range(0, connections).Select(async connection =>
            {
                for (var i = 0; i < each; i++)
                    (await ask(Address(connection, i))).EnsureSuccessStatusCode().Dispose();
            }));
            return connections * each / clock.Elapsed.TotalSeconds;
        }
    }

    private static string Address(int connection, int number) =>
        $"/xapi/activities/state?activityId={Uri.EscapeDataString(StatementMaker.Course(connection))}&stateId=resume&agent={Uri.EscapeDataString(StatementMaker.Agent(StatementMaker.Code(number)))}";
}
