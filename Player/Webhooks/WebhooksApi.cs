using Lrs.Storage;
using Lrs.Web;
using Microsoft.AspNetCore.Http;
using Player.Machines;

namespace Player.Webhooks;

/// <summary>The addresses a key has named, and what became of the messages to them.</summary>
internal static class WebhooksApi
{
    public static async Task<IResult> List(HttpContext http, Webhooks webhooks, CancellationToken cancel) =>
        Results.Json(new { webhooks = (await webhooks.Of(MachineDoor.Key(http).Name, cancel)).Select(hook => new { hook.Id, hook.Address }) });

    public static async Task<IResult> Create(HttpContext http, Webhooks webhooks, WebhookTargets targets, CancellationToken cancel)
    {
        var read = await MachineDoor.Read<NewWebhook>(http, cancel);
        if (read.Failure is { } unread)
            return unread.ToResult();
        if (!Uri.TryCreate(read.Value.Address, UriKind.Absolute, out var uri) || !(uri.Scheme == "https" || (uri.Scheme == "http" && uri.IsLoopback)) || uri.UserInfo.Length > 0)
            return new Failure.Invalid(new Problem(
                "address-wrong", new("पता https का होना चाहिए।", "The address must be https."), Place: "/address", Cure: new("https://… दें।", "Give https://…"))).ToResult();
        if (targets.Refuse(uri) is { } refusal)
            return refusal.ToResult();
        return await webhooks.Create(MachineDoor.Key(http).Name, MachineDoor.Key(http).Department, uri.AbsoluteUri, cancel) is { } made
            ? Results.Created((string?)null, new { made.Id, made.Address, made.Secret })
            : new Failure.TooMany(new Problem(
                "too-many-webhooks", new("इस कुंजी के पते पूरे हो चुके हैं।", "This key has as many addresses as it may."),
                Cure: new("पहले एक हटाएँ।", "Delete one first."))).ToResult();
    }

    public static async Task<IResult> Deliveries(Guid id, HttpContext http, Webhooks webhooks, CancellationToken cancel) =>
        (await webhooks.Of(MachineDoor.Key(http).Name, cancel)).Any(hook => hook.Id == id.ToString("D"))
            ? Results.Json(new
            {
                deliveries = (await webhooks.Deliveries(id, cancel)).Select(one => new
                {
                    one.Id, one.Body, one.Tries, one.Answer, again = one.Due is { } due ? Instants.FromMicros(due) : (DateTimeOffset?)null, created = Instants.FromMicros(one.Created),
                }),
            })
            : NotThere.ToResult();

    public static async Task<IResult> Delete(Guid id, HttpContext http, Webhooks webhooks, CancellationToken cancel) =>
        await webhooks.Delete(MachineDoor.Key(http).Name, id, cancel) ? Results.NoContent() : NotThere.ToResult();

    private static Failure NotThere => new Failure.NotFound(new Problem("no-such-webhook", new("ऐसा कोई पता नहीं है।", "There is no such webhook.")));
}

/// <summary>An address to be told.</summary>
public sealed record NewWebhook(string? Address);
