using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Lrs.Storage;
using Lrs.Web;
using Microsoft.Extensions.Options;
using Player.Launch;
using Tests.Support;

namespace Tests.Browser.Faults;

/// <summary>
/// Five hundred learners begin and commit at one moment, each over a connection of its own: HTTP as the adapter speaks it, not five
/// hundred browsers. Every batch comes once more behind the next one, as from a browser that missed the answer.
/// </summary>
[Collection("whole server")]
public sealed class ManyAtOnce(FaultMatrix matrix)
{
    private const int Learners = 500;
    private const int Batches = 4;

    [Fact]
    public async Task Each_finds_what_was_acknowledged()
    {
        await using var server = await RunningServer.StartWithSamples();
        var people = Enumerable.Range(0, Learners).Select(n => $"HRX{n:000000}").ToList();
        await Employ(server, people);
        var launches = new List<string>();
        foreach (var person in people)
            launches.Add(await Launch(server, person));
        using var http = RunningServer.NewBrowser(server.ContentOrigin);
        http.Timeout = TimeSpan.FromMinutes(10);

        var acknowledged = await Task.WhenAll(launches.Select(launch => Learn(http, launch)));
        Assert.All(acknowledged, count => Assert.Equal(Batches * 2, count));
        var expected = Enumerable.Range(1, Batches).Select(Steps.Name).ToList();
        var right = 0;
        foreach (var person in people)
        {
            var values = (await Begin(http, await Launch(server, person))).GetProperty("values");
            if (Steps.Of(values).SequenceEqual(expected) && values.GetProperty("cmi.location").GetString() == expected[^1])
                right++;
        }

        matrix.Judge(
            $"{Learners} learners at once over HTTP (not browsers), every batch repeated behind the next", $"batches acknowledged: {acknowledged.Sum()}, {Batches} of each learner, twice",
            $"learners with steps 1 to {Batches} once, at the last of them: {right}", right == Learners ? null : "WRONG");
    }

    private static async Task<int> Learn(HttpClient http, string launch)
    {
        var start = await Begin(http, launch);
        var acknowledged = 0;
        for (var sequence = 1; sequence <= Batches; sequence++)
        {
            // The one before comes once more behind it, with what was true then.
            await Commit(sequence);
            await Commit(Math.Max(1, sequence - 1));
        }

        return acknowledged;

        async Task Commit(int sequence)
        {
            var batch = new
            {
                sequence,
                sco = start.GetProperty("sco").GetString(),
                session = start.GetProperty("session").GetString(),
                set = new Dictionary<string, string>
                {
                    [$"cmi.comments_from_learner.{sequence - 1}.comment"] = Steps.Name(sequence), ["cmi.location"] = Steps.Name(sequence), ["cmi.exit"] = "suspend",
                },
                terminate = false,
                elapsedSeconds = sequence,
            };
            using var answer = await http.PostAsJsonAsync(launch + "commit", batch);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            acknowledged++;
        }
    }

    private static async Task<JsonElement> Begin(HttpClient http, string launch)
    {
        using var answer = await http.PostAsync(launch + "begin", null);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonDocument.Parse(text).RootElement.GetProperty("start");
    }

    private static async Task<string> Launch(RunningServer server, string person) =>
        (await server.Get<Launches>().Open(person, "e-office", Language.Hi, CancellationToken.None)).Address(server.Get<IOptions<WebOptions>>().Value).Split('?')[0];

    private static Task Employ(RunningServer server, IEnumerable<string> people) => server.Get<Database>().Write(
        async session =>
        {
            foreach (var person in people)
                await session.Execute(
                    """
                    insert into employee (hrms_code, name_hi, name_en, department, office, position, mobile, email, active, search)
                    values (@person, 'शिक्षार्थी', 'Learner', 'GAD', 'GAD-HQ', 'PID0008', '9000000001', '', 1, '')
                    """, new { person });
        }, CancellationToken.None);
}
