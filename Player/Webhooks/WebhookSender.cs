using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Player.Webhooks;

/// <summary>
/// Sends what is due: signed (Standard Webhooks 1.0: webhook-id, webhook-timestamp, webhook-signature), without following redirects, again
/// after longer and longer pauses, and given up after a day.
/// </summary>
internal sealed class WebhookSender(Webhooks webhooks, WebhookBell bell, IHttpClientFactory clients, TimeProvider clock, ILogger<WebhookSender> log) : BackgroundService
{
    public const string Client = "webhooks";
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan[] Pauses = [.. new[] { 5, 30, 120, 600, 3600, 21600, 57600 }.Select(seconds => TimeSpan.FromSeconds(seconds))];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await webhooks.Take(stoppingToken) is { Count: > 0 } due)
                    await Task.WhenAll(due.Select(one => Send(one.Hook, one.Delivery, stoppingToken)));
                await bell.Wait(LookAgain, clock, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // The messages stand in the table; the next look finds them again.
            catch (Exception broken)
#pragma warning restore CA1031
            {
                log.LogError(broken, "Webhooks can't be sent now; trying again in {Pause}", LookAgain);
                await Task.WhenAny(Task.Delay(LookAgain, clock, stoppingToken));
            }
        }
    }

    /// <summary>The signature of a message: HMAC-SHA256 over id, time and body with the bytes of the secret.</summary>
    public static string Sign(string secret, string id, string timestamp, string body) =>
        "v1," + Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(secret["whsec_".Length..]), Encoding.UTF8.GetBytes($"{id}.{timestamp}.{body}")));

    private async Task Send(Webhook hook, WebhookDelivery delivery, CancellationToken cancel)
    {
        var (taken, answer) = await Post(hook, delivery, cancel);
        DateTimeOffset? again = taken || delivery.Tries >= Pauses.Length ? null : clock.GetUtcNow() + Pauses[delivery.Tries];
        await webhooks.Tried(delivery, again is null && !taken ? $"{answer}; given up" : answer, again, cancel);
    }

    private async Task<(bool Taken, string Answer)> Post(Webhook hook, WebhookDelivery delivery, CancellationToken cancel)
    {
        var timestamp = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, hook.Address) { Content = new StringContent(delivery.Body, Encoding.UTF8, new MediaTypeHeaderValue("application/json")) };
        request.Headers.Add("webhook-id", delivery.Id);
        request.Headers.Add("webhook-timestamp", timestamp);
        request.Headers.Add("webhook-signature", Sign(hook.Secret, delivery.Id, timestamp, delivery.Body));
        try
        {
            using var http = clients.CreateClient(Client);
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
            return (answer.IsSuccessStatusCode, $"{(int)answer.StatusCode}");
        }
        catch (Exception unreachable) when (unreachable is HttpRequestException || (unreachable is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return (false, unreachable.Message);
        }
    }
}
