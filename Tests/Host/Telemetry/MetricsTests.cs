using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Lrs.Records.Keys;
using Lrs.Records.Stream;
using Tests.Support;

namespace Tests.Host.Telemetry;

public sealed class MetricsTests
{
    [Theory, EveryDatabase]
    public async Task Numbers_move_with_a_statement(RunningServer server)
    {
        var before = await Scrape(server);
        await Post(server);
        await server.Get<RollUpRunner>().Catchup(CancellationToken.None);
        string[][] rising =
        [
            ["lrs_statements_total"],
            ["lrs_database_commit_writes_count"],
            ["lrs_database_duration_seconds_count", "operation=\"write\""],
            ["lrs_database_duration_seconds_count", "operation=\"read\""],
            ["http_server_request_duration_seconds_count", "method=\"POST\"", "status_code=\"200\"", "http_route=\"/xapi/statements\""],
            ["http_server_request_duration_seconds_bucket", "http_route=\"/xapi/statements\"", "le=\"10\""],
        ];
        // A request is counted when its answer has been sent, which is after its caller has it.
        var after = await Scrape(server);
        for (var tries = 0; tries < 50 && !rising.All(metric => Sum(after, metric) > (Sum(before, metric) ?? 0)); tries++)
        {
            await Task.Delay(100);
            after = await Scrape(server);
        }

        Assert.All(rising, metric => Assert.True(Sum(after, metric) > (Sum(before, metric) ?? 0), $"{metric[0]} did not move in\n{after}"));
        Assert.NotNull(Sum(after, "lrs_database_queue"));
        Assert.Equal(0, Sum(after, "lrs_stream_lag", "roll_up=\"course-progress\""));
        Assert.Equal(0, Sum(after, "lrs_stream_age_seconds", "roll_up=\"course-progress\""));
    }

    [Theory]
    [InlineData("loopback", "", HttpStatusCode.OK)]
    [InlineData("loopback", "X-Forwarded-For", HttpStatusCode.NotFound)]
    [InlineData("loopback", "Forwarded", HttpStatusCode.NotFound)]
    [InlineData("all", "X-Forwarded-For", HttpStatusCode.OK)]
    [InlineData("off", "", HttpStatusCode.NotFound)]
    public async Task Only_those_of_the_option_read_it(string mode, string header, HttpStatusCode expected)
    {
        await using var server = await RunningServer.Start(null, "--Host:Metrics=" + mode);
        Assert.Equal(expected, await Ask(server, header, "203.0.113.7"));
    }

    [Fact]
    public async Task Somebody_behind_a_known_proxy_does_not_become_this_machine_by_saying_so()
    {
        await using var server = await RunningServer.Start(null, "--Web:Proxies=127.0.0.1,::1");
        Assert.Equal(HttpStatusCode.NotFound, await Ask(server, "X-Forwarded-For", "203.0.113.7"));
        Assert.Equal(HttpStatusCode.NotFound, await Ask(server, "X-Forwarded-For", "127.0.0.1"));
        Assert.Equal(HttpStatusCode.OK, await Ask(server, "", ""));
    }

    private static async Task<HttpStatusCode> Ask(RunningServer server, string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        if (header.Length > 0)
            request.Headers.Add(header, value);
        using var answer = await server.Portal.SendAsync(request);
        return answer.StatusCode;
    }

    /// <summary>Answers may be shared for a moment, so it asks until it gets one that was made after the call.</summary>
    private static async Task<string> Scrape(RunningServer server)
    {
        var first = await server.Portal.GetStringAsync("/metrics");
        string next;
        do
            next = await server.Portal.GetStringAsync("/metrics");
        while (next == first);
        return next;
    }

    /// <summary>All lines of a metric that carry the labels, added up; null if there is none.</summary>
    private static double? Sum(string text, params string[] metric)
    {
        var lines = text.Split('\n').Where(line => line.Split('{', ' ')[0] == metric[0] && metric[1..].All(line.Contains)).ToList();
        return lines.Count == 0 ? null : lines.Sum(line => double.Parse(line[(line.LastIndexOf('}') + 1)..].Trim(), CultureInfo.InvariantCulture));
    }

    internal static async Task Post(RunningServer server)
    {
        var key = (await server.Get<ApiKeys>().Create("test", null, [Scope.All], CancellationToken.None)).Value;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/xapi/statements")
        {
            Content = new StringContent(
                """{"actor":{"mbox":"mailto:asha@example.in"},"verb":{"id":"http://adlnet.gov/expapi/verbs/completed"},"object":{"id":"http://example.in/c"}}""",
                Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("X-Experience-API-Version", "2.0.0");
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{key.Key.Name}:{key.Secret}")));
        using var answer = await server.Portal.SendAsync(request);
        answer.EnsureSuccessStatusCode();
    }
}
