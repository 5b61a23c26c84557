using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Tests.Records.Statements;

namespace Tests.Records.Loss;

/// <summary>Tools that send batches without end, about the same few activities, and keep in mind what was acknowledged.</summary>
internal sealed class Senders : IDisposable
{
    private const int BatchSize = 20;

    private readonly HttpClient _http;
    private readonly ConcurrentBag<string[]> _acknowledged = [];
    private readonly ConcurrentBag<string[]> _unanswered = [];

    public Senders(Uri portal)
    {
        _http = new HttpClient { BaseAddress = portal, Timeout = TimeSpan.FromSeconds(60) };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String("sample:sample"u8));
        _http.DefaultRequestHeaders.Add("X-Experience-API-Version", "2.0.0");
    }

    /// <summary>How many batches were acknowledged so far.</summary>
    public int Acknowledged => _acknowledged.Count;

    /// <summary>How many batches got no answer, or one that promised nothing.</summary>
    public int Unanswered => _unanswered.Count;

    /// <summary>Four at once, until they are told to stop. A refusal other than "try again later" is a failure of the store.</summary>
    public Task Send(CancellationToken stop) => Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
    {
        while (!stop.IsCancellationRequested)
        {
            var ids = Enumerable.Range(0, BatchSize).Select(_ => Guid.NewGuid().ToString()).ToArray();
            if (await IsAcknowledged(ids))
                _acknowledged.Add(ids);
            else
                _unanswered.Add(ids);
        }
    })));

    /// <summary>What is wrong now: acknowledged statements that are missing, and batches of which only a part is there.</summary>
    public async Task<(IReadOnlyList<string> Lost, IReadOnlyList<string[]> Torn)> Compare()
    {
        var there = await AllIds();
        return (
            [.. _acknowledged.SelectMany(batch => batch).Where(id => !there.Contains(id))],
            [.. _unanswered.Where(batch => batch.Count(there.Contains) is > 0 and < BatchSize)]);
    }

    public void Dispose() => _http.Dispose();

    private async Task<bool> IsAcknowledged(string[] ids)
    {
        var batch = ids.Select((id, i) => Sample.Json(id, target: $$"""{"id":"http://example.in/{{i % 5}}"}"""));
        using var body = new StringContent($"[{string.Join(',', batch)}]", Encoding.UTF8, "application/json");
        try
        {
            using var answer = await _http.PostAsync("/xapi/statements", body);
            if (answer.IsSuccessStatusCode)
                return true;
            if ((int)answer.StatusCode != 503)
                throw new InvalidOperationException($"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        }
        catch (HttpRequestException)
        {
            // Nobody there: the server is being started again.
        }

        await Task.Delay(50);
        return false;
    }

    private async Task<HashSet<string>> AllIds()
    {
        var ids = new HashSet<string>();
        for (var next = "/xapi/statements?limit=1000&format=ids"; next.Length > 0;)
        {
            using var page = JsonDocument.Parse(await _http.GetStringAsync(next));
            ids.UnionWith(page.RootElement.GetProperty("statements").EnumerateArray().Select(one => one.GetProperty("id").GetString()!));
            next = page.RootElement.GetProperty("more").GetString()!;
        }

        return ids;
    }
}
