using System.Security.Cryptography;
using System.Text.Json;
using Lrs.Storage;

namespace Player.Webhooks;

/// <summary>An address that is told what changed.</summary>
public sealed record Webhook
{
    public string Id { get; init; } = "";
    public string KeyName { get; init; } = "";
    public string? Department { get; init; }
    public string Address { get; init; } = "";
    public string Secret { get; init; } = "";
}

/// <summary>One message to one address: how often it was tried, when again, and what was answered last.</summary>
public sealed record WebhookDelivery
{
    public string Id { get; init; } = "";
    public string Body { get; init; } = "";
    public long Tries { get; init; }

    /// <summary>When it is tried (again); null once it was taken or given up.</summary>
    public long? Due { get; init; }
    public string? Answer { get; init; }
    public long Created { get; init; }
}

/// <summary>
/// Addresses of other systems and the messages to them. A message is written in the transaction of what happened, so none is lost and
/// none is sent of what did not happen; it may arrive twice, with the same id.
/// </summary>
public sealed class Webhooks(Database database, WebhookBell bell, TimeProvider clock)
{
    public const int MostOfAKey = 10;
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(7);

    /// <summary>Makes one; null where the key has as many as it may.</summary>
    public async Task<Webhook?> Create(string keyName, string? department, string address, CancellationToken cancel)
    {
        var made = new Webhook
        {
            Id = $"{Guid.NewGuid():D}", KeyName = keyName, Department = department, Address = address, Secret = $"whsec_{Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))}",
        };
        return await database.Write(
            async session => await session.Single<long>("select count(*) from webhook where key_name = @keyName", new { keyName }) >= MostOfAKey
                ? null
                : await session.Execute(
                    $"insert into webhook (id, key_name, department, address, secret, created) values (@Id, @KeyName, @Department, @Address, @Secret, {Instants.ToMicros(clock.GetUtcNow())})", made) == 1
                ? made
                : null, cancel);
    }

    public Task<IReadOnlyList<Webhook>> Of(string keyName, CancellationToken cancel) => database.Read(
        session => session.Query<Webhook>("select id, key_name, department, address, secret from webhook where key_name = @keyName order by created", new { keyName }), cancel);

    /// <summary>False where the key has no such webhook.</summary>
    public Task<bool> Delete(string keyName, Guid id, CancellationToken cancel) => database.Write(
        async session =>
        {
            var gone = await session.Execute("delete from webhook where id = @id and key_name = @keyName", new { id = id.ToString("D"), keyName }) == 1;
            if (gone)
                await session.Execute("delete from webhook_delivery where webhook = @id", new { id = id.ToString("D") });
            return gone;
        }, cancel);

    public Task<IReadOnlyList<WebhookDelivery>> Deliveries(Guid id, CancellationToken cancel) => database.Read(
        session => session.Query<WebhookDelivery>(
            "select id, body, tries, due, answer, created from webhook_delivery where webhook = @id order by created desc, id limit 100", new { id = id.ToString("D") }), cancel);

    /// <summary>Notes within the caller's write that something happened to a course of a department; call <see cref="Ring"/> after it.</summary>
    public async Task Note(Session session, string department, string type, object data)
    {
        var hooks = await session.Query<string>("select id from webhook where department is null or department = @department", new { department });
        var now = clock.GetUtcNow();
        foreach (var hook in hooks)
        {
            var id = Guid.NewGuid();
            var body = JsonSerializer.Serialize(new { id, type, at = now, data }, JsonSerializerOptions.Web);
            await session.Execute(
                "insert into webhook_delivery (id, webhook, body, tries, due, created) values (@id, @hook, @body, 0, @now, @now)",
                new { id = id.ToString("D"), hook, body, now = Instants.ToMicros(now) });
        }
    }

    public void Ring() => bell.Ring();

    /// <summary>What is due now; taken for a minute, so that a second node leaves it alone.</summary>
    internal async Task<IReadOnlyList<(Webhook Hook, WebhookDelivery Delivery)>> Take(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var due = await database.Read(session => session.Query<DueRow>(
            """
            select d.id, d.body, d.tries, d.due, d.created, w.id as hook, w.address, w.secret from webhook_delivery d join webhook w on w.id = d.webhook
            where d.due <= @now order by d.due limit 20
            """, new { now = Instants.ToMicros(now) }), cancel);
        var taken = new List<(Webhook, WebhookDelivery)>();
        foreach (var row in due)
            if (await database.Write(session => session.Execute(
                "update webhook_delivery set due = @lease where id = @id and due = @due",
                new { id = row.Id, due = row.Due, lease = Instants.ToMicros(now + TimeSpan.FromMinutes(1)) }), cancel) == 1)
                taken.Add((new Webhook { Id = row.Hook, Address = row.Address, Secret = row.Secret }, new WebhookDelivery { Id = row.Id, Body = row.Body, Tries = row.Tries }));
        return taken;
    }

    /// <summary>Notes how a try ended: <paramref name="again"/> says when it is repeated, null that it is over. Old messages go.</summary>
    internal Task Tried(WebhookDelivery delivery, string answer, DateTimeOffset? again, CancellationToken cancel) => database.Write(
        async session =>
        {
            await session.Execute(
                "update webhook_delivery set tries = tries + 1, answer = @answer, due = @due where id = @id",
                new { id = delivery.Id, answer, due = again is { } at ? Instants.ToMicros(at) : (long?)null });
            await session.Execute("delete from webhook_delivery where due is null and created < @cut", new { cut = Instants.ToMicros(clock.GetUtcNow() - KeptFor) });
        }, cancel);

    private sealed record DueRow
    {
        public string Id { get; init; } = "";
        public string Body { get; init; } = "";
        public long Tries { get; init; }
        public long Due { get; init; }
        public long Created { get; init; }
        public string Hook { get; init; } = "";
        public string Address { get; init; } = "";
        public string Secret { get; init; } = "";
    }
}

/// <summary>Wakes the sender when a message was written on this node.</summary>
public sealed class WebhookBell
{
    private volatile TaskCompletionSource _next = New();

    public void Ring() => Interlocked.Exchange(ref _next, New()).TrySetResult();

    public async Task Wait(TimeSpan most, TimeProvider clock, CancellationToken cancel) => await Task.WhenAny(_next.Task, Task.Delay(most, clock, cancel));

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
