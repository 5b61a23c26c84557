using System.Net.Http.Json;
using System.Text.Json;
using Tests.Support;

namespace Tests.Benchmarks.Playing;

/// <summary>A learner of another system with the sample course open: what a browser would hold.</summary>
internal sealed class LiveAttempt
{
    private const int AtOnce = 16;

    private long _sequence;

    private LiveAttempt(HttpClient content, string launch, JsonElement start)
    {
        (Content, Launch) = (content, launch);
        (Sco, Session) = (start.GetProperty("sco").GetString()!, start.GetProperty("session").GetString()!);
    }

    public HttpClient Content { get; }

    /// <summary>Address of the launch, ending in a slash.</summary>
    public string Launch { get; }

    private string Sco { get; }

    private string Session { get; }

    /// <summary>Registers and opens as another portal does, by the API.</summary>
    public static async Task<IReadOnlyList<LiveAttempt>> Begin(Server server, int count)
    {
        var content = RunningServer.NewBrowser(server.Http.BaseAddress!);
        var begun = new LiveAttempt[count];
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (number, cancel) =>
        {
            var registration = await Post(server.Http, "/api/v1/registrations", new
            {
                course = "e-office", learner = new { account = new { homePage = "https://bench.example", name = $"learner-{number}" }, name = $"Learner {number}" },
            });
            var link = await Post(server.Http, $"/api/v1/registrations/{registration.GetProperty("id").GetString()}/launches", new { language = "en" });
            var followed = await content.GetAsync(link.GetProperty("address").GetString(), cancel);
            var launch = followed.Headers.Location!.AbsoluteUri.Split('?')[0];
            var delivery = await Read(await content.PostAsync(launch + "begin", null, cancel));
            begun[number] = new LiveAttempt(content, launch, delivery.GetProperty("start"));
        });
        return begun;
    }

    /// <summary>The next change as a lesson of a usual tool sends it: where the learner is, and half a kilobyte of suspend data.</summary>
    public async Task Commit()
    {
        var sequence = ++_sequence;
        using var answer = await Content.PostAsJsonAsync(Launch + "commit", new
        {
            sequence, sco = Sco, session = Session, terminate = false, elapsedSeconds = sequence,
            set = new Dictionary<string, string>
            {
                ["cmi.location"] = $"slide-{sequence}", ["cmi.session_time"] = $"PT{sequence}S", ["cmi.suspend_data"] = $"{sequence}:{new string('v', 500)}",
            },
        });
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
    }

    private static async Task<JsonElement> Post(HttpClient http, string path, object body) => await Read(await http.PostAsJsonAsync(path, body));

    private static async Task<JsonElement> Read(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? JsonDocument.Parse(text).RootElement : throw new InvalidOperationException($"{answer.StatusCode}: {text}");
    }
}
