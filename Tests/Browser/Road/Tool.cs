using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Tests.Browser.Road;

/// <summary>A program outside with an API key: sends statements, reads statements and feeds.</summary>
public sealed class Tool : IDisposable
{
    public const string HomePage = "https://hrms.haryana.gov.in";

    private readonly HttpClient _http;

    public Tool(Uri portal, string key, string secret)
    {
        _http = new() { BaseAddress = portal, Timeout = TimeSpan.FromSeconds(100) };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{key}:{secret}")));
        _http.DefaultRequestHeaders.Add("X-Experience-API-Version", "2.0.0");
    }

    /// <summary>Says that an employee passed an activity; the id once it is acknowledged.</summary>
    public async Task<Guid> SayPassed(string hrmsCode, string activity, CancellationToken cancel = default)
    {
        var id = Guid.NewGuid();
        using var answer = await _http.PostAsJsonAsync("/xapi/statements", new
        {
            id,
            actor = new { account = new { homePage = HomePage, name = hrmsCode } },
            verb = new { id = "http://adlnet.gov/expapi/verbs/passed", display = new { en = "passed" } },
            @object = new { id = activity },
            result = new { success = true, score = new { scaled = 0.9 } },
        }, cancel);
        answer.EnsureSuccessStatusCode();
        return id;
    }

    public async Task<bool> Has(Guid statement) => (await _http.GetAsync($"/xapi/statements?statementId={statement}")).IsSuccessStatusCode;

    /// <summary>All statements of an employee about a course and its parts, oldest first.</summary>
    public async Task<IReadOnlyList<JsonElement>> StatementsOf(string hrmsCode, string course)
    {
        var agent = JsonSerializer.Serialize(new { account = new { homePage = HomePage, name = hrmsCode } });
        var next = $"/xapi/statements?ascending=true&related_activities=true&agent={Uri.EscapeDataString(agent)}&activity={Uri.EscapeDataString(course)}";
        var all = new List<JsonElement>();
        while (next.Length > 0)
        {
            var page = await _http.GetFromJsonAsync<JsonElement>(next);
            all.AddRange(page.GetProperty("statements").EnumerateArray());
            next = page.TryGetProperty("more", out var more) ? more.GetString() ?? "" : "";
        }

        return all;
    }

    /// <summary>The rows of a feed.</summary>
    public async Task<IReadOnlyList<JsonElement>> Feed(string query)
    {
        using var answer = await _http.GetAsync($"/odata/{query}");
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return [.. JsonDocument.Parse(text).RootElement.GetProperty("value").EnumerateArray()];
    }

    public Task<string> Csv(string path) => _http.GetStringAsync(path);

    public void Dispose() => _http.Dispose();
}
