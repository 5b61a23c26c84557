using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Tests.Player.Launch;
using Tests.Support;
using static Tests.Player.Launch.Classroom;

namespace Tests.Player.Machines;

/// <summary>Another portal is told what changed: signed, and again until it takes it.</summary>
public sealed class ToldByWebhook : IAsyncLifetime
{
    private readonly ConcurrentQueue<(IReadOnlyDictionary<string, string> Headers, string Body)> _told = new();
    private readonly WebApplication _listener;
    private int _refusals = 1;

    public ToldByWebhook()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _listener = builder.Build();
        _listener.MapPost("/told", async (HttpRequest request) =>
        {
            // Headers do not outlive their request.
            _told.Enqueue((request.Headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value.ToString()), await new StreamReader(request.Body).ReadToEndAsync()));
            return Results.StatusCode(Interlocked.Decrement(ref _refusals) >= 0 ? 503 : 204);
        });
    }

    public Task InitializeAsync() => _listener.StartAsync();

    public async Task DisposeAsync() => await _listener.DisposeAsync();

    [Theory, EveryDatabase("--Player:WebhookTargets=127.0.0.0/8")]
    public async Task A_change_is_told_signed_and_again_until_it_is_taken(RunningServer server)
    {
        var room = await Open(server);
        var portal = await Portal.With(server);
        Assert.Equal(HttpStatusCode.BadRequest, (await portal.Post("/webhooks", new { address = "http://example.in/told" })).StatusCode);
        var made = JsonDocument.Parse(await (await portal.Post("/webhooks", new { address = $"{_listener.Urls.Single()}/told" })).Content.ReadAsStringAsync()).RootElement;
        var registration = await portal.Register();
        await room.Begin(await portal.Launch(registration, server));
        await Until(() => _told.Count >= 2);

        var (first, second) = (_told.First(), _told.Skip(1).First());
        Assert.Equal(first.Body, second.Body);
        Assert.Equal(first.Headers["webhook-id"], second.Headers["webhook-id"]);
        Assert.All(_told, told => Assert.Equal(Signature(made.GetProperty("secret").GetString()!, told.Headers, told.Body), told.Headers["webhook-signature"]));
        var message = JsonDocument.Parse(second.Body).RootElement;
        Assert.Equal(("registration.changed", registration.Split('/')[^1]), (message.GetProperty("type").GetString(), message.GetProperty("data").GetProperty("registration").GetString()));
        var path = $"/webhooks/{made.GetProperty("id").GetString()}";
        await Until(() => portal.Read(path + "/deliveries").Result.GetProperty("deliveries")[0].GetProperty("answer").GetString() == "204");
        Assert.Equal(2, (await portal.Read(path + "/deliveries")).GetProperty("deliveries")[0].GetProperty("tries").GetInt32());
        Assert.Equal(HttpStatusCode.NotFound, (await (await Portal.With(server)).Get(path + "/deliveries")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await portal.Delete(path)).StatusCode);
        Assert.Empty((await portal.Read("/webhooks")).GetProperty("webhooks").EnumerateArray());
    }

    private static string Signature(string secret, IReadOnlyDictionary<string, string> headers, string body) => "v1," + Convert.ToBase64String(HMACSHA256.HashData(
        Convert.FromBase64String(secret["whsec_".Length..]), Encoding.UTF8.GetBytes($"{headers["webhook-id"]}.{headers["webhook-timestamp"]}.{body}")));

    private static async Task Until(Func<bool> condition)
    {
        for (var tries = 0; !condition() && tries < 600; tries++)
            await Task.Delay(100);
        Assert.True(condition(), "did not come about within a minute");
    }
}
