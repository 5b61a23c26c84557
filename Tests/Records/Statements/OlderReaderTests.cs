using Tests.Support;
using Xunit;

namespace Tests.Records.Statements;

/// <summary>What a reader of 1.0.3 gets of statements that came as 2.0.</summary>
public sealed class OlderReaderTests
{
    private const string Id = "5f9c6f1e-3c2e-4c1e-9d8a-0c7b6a5d4e3f";
    private static readonly string Around = """ "registration":"5f9c6f1e-3c2e-4c1e-9d8a-0c7b6a5d4e30","extensions":{"http://e.in/n":1.0,"http://e.in/contextAgents":[1e3,12345678901234567890]}""".Trim();
    private static readonly string New = """ "contextAgents":[{"objectType":"contextAgent","agent":{"mbox":"mailto:a@b.in"}}],"contextGroups":[{"objectType":"contextGroup","group":{"objectType":"Group","mbox":"mailto:g@b.in"}}]""".Trim();

    [Theory, EveryDatabase("--Records:DowngradeTo103=true")]
    public async Task By_option_without_what_it_cannot_know(RunningServer server)
    {
        var client = await Stored(server);
        foreach (var query in (string[])[$"statements?statementId={Id}", "statements", "statements?format=canonical", "statements?attachments=true"])
        {
            var old = await Text(client, query, "1.0.3");
            Assert.Equal(2, old.Split("{" + Around + "}").Length - 1);
            Assert.Contains("\"version\":\"1.0.0\"", old, StringComparison.Ordinal);
            Assert.DoesNotContain("\"contextAgents\"", old, StringComparison.Ordinal);
            Assert.DoesNotContain("contextGroup", old, StringComparison.Ordinal);
            var now = await Text(client, query, "2.0.0");
            Assert.Equal(2, now.Split(New).Length - 1);
            Assert.Contains("\"version\":\"2.0.0\"", now, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("contextGroup", await Text(client, "statements?format=ids", "1.0.3"), StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task Without_it_as_they_came(RunningServer server)
    {
        var client = await Stored(server);
        Assert.Equal(await Text(client, $"statements?statementId={Id}", "2.0.0"), await Text(client, $"statements?statementId={Id}", "1.0.3"));
    }

    private static async Task<XapiClient> Stored(RunningServer server)
    {
        var client = await XapiClient.With(server);
        var inner = Sample.Json(rest: ""","objectType":"SubStatement","context":{""" + Around + "," + New + "}");
        var answer = await client.Post(Sample.Json(Id, target: inner, rest: ""","context":{""" + New + "," + Around + "}"));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return client;
    }

    private static async Task<string> Text(XapiClient client, string query, string version) =>
        await (await client.Send(HttpMethod.Get, query, null, version)).Content.ReadAsStringAsync();
}
