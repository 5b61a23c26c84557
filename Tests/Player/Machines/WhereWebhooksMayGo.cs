using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Lrs.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Player;
using Player.Webhooks;
using Tests.Player.Launch;
using Tests.Support;
using static Tests.Player.Launch.Classroom;

namespace Tests.Player.Machines;

/// <summary>Whoever has a key can't make this server call machines that only it can reach: not by address, by name, or by a redirect.</summary>
public sealed class WhereWebhooksMayGo : IAsyncLifetime
{
    private readonly ConcurrentQueue<string> _called = new();
    private readonly WebApplication _inside;

    public WhereWebhooksMayGo()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://0.0.0.0:0");
        _inside = builder.Build();
        _inside.MapFallback((HttpContext http) =>
        {
            _called.Enqueue($"{http.Request.Host.Host}{http.Request.Path}");
            return http.Request.Path == "/away" ? Results.Redirect($"http://127.0.0.2:{Port}/secret") : Results.NoContent();
        });
    }

    private int Port => new Uri(_inside.Urls.Single()).Port;

    public Task InitializeAsync() => _inside.StartAsync();

    public async Task DisposeAsync() => await _inside.DisposeAsync();

    [Theory]
    [InlineData("", "8.8.8.8 2600::1", "127.0.0.1 127.8.9.1 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 ::1 :: fe80::1 fd00::1 ::ffff:10.0.0.1 64:ff9b::a00:1 2002:a00:1::1 224.0.0.1")]
    [InlineData("10.2.0.0/16, 192.168.1.1", "10.2.3.4 192.168.1.1 ::ffff:10.2.0.1", "10.3.0.1 192.168.1.2 127.0.0.1")]
    public void Addresses_are_public_or_named(string option, string allowed, string refused)
    {
        var targets = Of(option);
        Assert.Equal(
            allowed.Split(' ').Select(address => (address, true)).Concat(refused.Split(' ').Select(address => (address, false))),
            $"{allowed} {refused}".Split(' ').Select(address => (address, targets.IsAllowed(IPAddress.Parse(address)))));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("erp.example.in, *.hr.example.in,10.0.0.0/8,::1", true)]
    [InlineData("10.0.0.0/99", false)]
    [InlineData("https://erp.example.in", false)]
    public void The_option_is_read_at_start(string option, bool reads) => Assert.Equal(reads, WebhookTargets.Reads(option));

    [Theory]
    [InlineData("", false)]
    [InlineData("127.0.0.0/8, ::1", true)]
    [InlineData("localhost", true)]
    public async Task A_name_is_judged_by_the_address_it_stands_for(string option, bool reached)
    {
        using var http = new HttpClient(new SocketsHttpHandler { ConnectCallback = Of(option).Connect });
        var address = $"http://localhost:{Port}/by-name";
        if (!reached)
            Assert.Contains("refused", (await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(address))).Message);
        else
            Assert.Equal(HttpStatusCode.NoContent, (await http.GetAsync(address)).StatusCode);
        Assert.Equal(reached ? ["localhost/by-name"] : [], _called);
    }

    [Theory, EveryDatabase]
    public async Task An_inside_address_is_refused_when_it_is_named_and_when_it_is_called(RunningServer server)
    {
        var room = await Open(server);
        var portal = await Portal.With(server);
        foreach (var address in new[] { "https://localhost/x", "https://10.1.2.3/x", "https://[::1]/x", "https://169.254.169.254/latest", $"http://127.0.0.1:{Port}/x" })
        {
            var refused = await portal.Post("/webhooks", new { address });
            Assert.Equal((address, HttpStatusCode.BadRequest), (address, refused.StatusCode));
            Assert.Contains("Player:WebhookTargets", await refused.Content.ReadAsStringAsync());
        }

        // One that was named while it was allowed, or whose name stood for something else then.
        var hook = JsonDocument.Parse(await (await portal.Post("/webhooks", new { address = "https://example.in/told" })).Content.ReadAsStringAsync()).RootElement.GetProperty("id").GetString();
        await server.Get<Database>().Write(session => session.Execute("update webhook set address = @address", new { address = $"http://127.0.0.1:{Port}/told" }), default);
        await room.Begin(await portal.Launch(await portal.Register(), server));
        Assert.Contains("refused: 127.0.0.1", await Answer(portal, hook!));
        Assert.Empty(_called);
    }

    [Theory, EveryDatabase("--Player:WebhookTargets=127.0.0.1")]
    public async Task A_redirect_is_not_followed(RunningServer server)
    {
        var room = await Open(server);
        var portal = await Portal.With(server);
        var made = await portal.Post("/webhooks", new { address = $"http://127.0.0.1:{Port}/away" });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        await room.Begin(await portal.Launch(await portal.Register(), server));
        Assert.Equal("302", await Answer(portal, JsonDocument.Parse(await made.Content.ReadAsStringAsync()).RootElement.GetProperty("id").GetString()!));
        Assert.All(_called, call => Assert.Equal("127.0.0.1/away", call));
    }

    private static WebhookTargets Of(string option) => new(Options.Create(new PlayerOptions { WebhookTargets = option }));

    private static async Task<string> Answer(Portal portal, string hook)
    {
        for (var tries = 0; tries < 600; tries++)
        {
            if ((await portal.Read($"/webhooks/{hook}/deliveries")).GetProperty("deliveries").EnumerateArray().FirstOrDefault() is { ValueKind: JsonValueKind.Object } first
                && first.GetProperty("answer").GetString() is { } answer)
                return answer;
            await Task.Delay(100);
        }

        throw new TimeoutException("nothing was tried within a minute");
    }
}
