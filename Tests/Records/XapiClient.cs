using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Lrs.Records;
using Lrs.Records.Keys;
using Tests.Support;

namespace Tests.Records;

/// <summary>A tool outside with a key of its own.</summary>
internal sealed class XapiClient
{
    private readonly HttpClient _http;

    private XapiClient(HttpClient http) => _http = http;

    public static async Task<XapiClient> With(RunningServer server, params string[] scopes)
    {
        var key = (await server.Get<ApiKeys>().Create("test", null, scopes.Length == 0 ? [Scope.All] : scopes, CancellationToken.None)).Value;
        var http = RunningServer.NewBrowser(server.PortalOrigin);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{key.Key.Name}:{key.Secret}")));
        return new XapiClient(http) { KeyName = key.Key.Name };
    }

    public string KeyName { get; private init; } = "";

    public Task<HttpResponseMessage> Post(string json, string version = "2.0.0") => Send(HttpMethod.Post, "statements", json, version);

    public Task<HttpResponseMessage> Put(string id, string json, string version = "2.0.0") =>
        Send(HttpMethod.Put, "statements?statementId=" + id, json, version);

    public Task<HttpResponseMessage> Get(string resource) => Send(HttpMethod.Get, resource, null);

    public async Task<HttpResponseMessage> Send(
        HttpMethod method, string resource, string? json, string version = "2.0.0", params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, resource.StartsWith('/') || resource.StartsWith("http", StringComparison.Ordinal) ? resource : "/xapi/" + resource);
        if (version.Length > 0)
            request.Headers.Add(XapiVersion.Header, version);
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await _http.SendAsync(request);
    }

    public async Task<HttpResponseMessage> SendBytes(HttpMethod method, string resource, HttpContent content)
    {
        using var request = new HttpRequestMessage(method, "/xapi/" + resource) { Content = content };
        request.Headers.Add(XapiVersion.Header, "2.0.0");
        return await _http.SendAsync(request);
    }

    public Task<HttpResponseMessage> SendForm(string resource, HttpContent form) => _http.PostAsync("/xapi/" + resource, form);

    public async Task<(IReadOnlyList<JsonElement> Statements, string More)> List(string address)
    {
        var response = await Get(address);
        var body = await response.Content.ReadAsStringAsync();
        if (!response.IsSuccessStatusCode)
            throw new InvalidOperationException(body);
        var json = JsonDocument.Parse(body).RootElement;
        return ([.. json.GetProperty("statements").EnumerateArray()], json.GetProperty("more").GetString()!);
    }

    /// <summary>The ids of all pages.</summary>
    public async Task<List<string>> Ids(string query)
    {
        var ids = new List<string>();
        for (var next = "statements" + query; next.Length > 0;)
        {
            (var page, next) = await List(next);
            ids.AddRange(page.Select(statement => statement.GetProperty("id").GetString()!));
        }

        return ids;
    }
}
