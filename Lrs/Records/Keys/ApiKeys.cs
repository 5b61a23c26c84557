using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Lrs.Storage;
using Lrs.Web;

namespace Lrs.Records.Keys;

/// <summary>Makes, finds, checks and revokes keys.</summary>
public sealed class ApiKeys(Database database, TimeProvider clock) : IDisposable
{
    private const int Iterations = 100_000;

    // A revoked key stops working within this time, on every node.
    private static readonly TimeSpan Fresh = TimeSpan.FromMilliseconds(500);

    private readonly byte[] _processKey = RandomNumberGenerator.GetBytes(32);
    private readonly ConcurrentDictionary<string, Checked> _checked = new();
    private readonly SemaphoreSlim _hashing = new(1);

    /// <summary>Makes a key with a random name and secret. Invalid if a scope is unknown.</summary>
    public Task<Outcome<NewApiKey>> Create(string label, string? department, IReadOnlyList<string> scopes, CancellationToken cancel) =>
        Create(
            Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)), Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24)),
            [], label, department, scopes, cancel);

    /// <summary>Makes a key with a given name and secret. Conflict if the name is taken; Invalid if a scope is unknown.</summary>
    public Task<Outcome<NewApiKey>> Create(
        string name, string secret, string label, string? department, IReadOnlyList<string> scopes, CancellationToken cancel) =>
        Create(name, secret, RandomNumberGenerator.GetBytes(16), label, department, scopes, cancel);

    private async Task<Outcome<NewApiKey>> Create(
        string name, string secret, byte[] salt, string label, string? department, IReadOnlyList<string> scopes, CancellationToken cancel)
    {
        if (scopes.FirstOrDefault(scope => !Scope.Every.Contains(scope)) is { } unknown)
            return new Failure.Invalid(new Problem(
                "unknown-scope", new($"'{unknown}' कोई अनुमति नहीं है।", $"There is no scope '{unknown}'."), "xAPI 1.0.3 Communication 4.2", "scopes"));
        var hash = Digest(secret, salt);
        var now = clock.GetUtcNow();
        var made = await database.Write(session => session.Execute(
            "insert into api_key (name, label, department, scopes, salt, hash, created) values (@name, @label, @department, @scopes, @salt, @hash, @created) on conflict (name) do nothing",
            new { name, label, department, scopes = string.Join(' ', scopes), salt, hash, created = Instants.ToMicros(now) }), cancel);
        return made == 1
            ? new NewApiKey(new ApiKey(name, label, department, scopes, now, null), secret)
            : new Failure.Conflict(new Problem(
                "key-exists", new($"'{name}' नाम की कुंजी पहले से है।", $"There is already a key named '{name}'."), Place: "name"));
    }

    /// <summary>Takes a key out of use; false if there is no such key in use.</summary>
    public async Task<bool> Revoke(string name, CancellationToken cancel)
    {
        var revoked = await database.Write(session => session.Execute(
            "update api_key set revoked = @now where name = @name and revoked is null",
            new { name, now = Instants.ToMicros(clock.GetUtcNow()) }), cancel);
        _checked.TryRemove(name, out _);
        return revoked == 1;
    }

    /// <summary>Removes a key without a trace; for the sample key, which belongs to nobody. Others are revoked.</summary>
    public async Task Remove(string name, CancellationToken cancel)
    {
        await database.Write(session => session.Execute("delete from api_key where name = @name", new { name }), cancel);
        _checked.TryRemove(name, out _);
    }

    /// <summary>A key by name, revoked or not.</summary>
    public async Task<ApiKey?> Find(string name, CancellationToken cancel) => (await Load(name, cancel))?.Key();

    /// <summary>All keys, the newest first; with a department only its own.</summary>
    public async Task<IReadOnlyList<ApiKey>> List(string? department, CancellationToken cancel) =>
        [.. (await database.Read(session => session.Query<KeyRow>(
            "select * from api_key where @department is null or department = @department order by created desc, id desc", new { department }), cancel))
            .Select(row => row.Key())];

    /// <summary>The key, if name and secret belong together and it is not revoked; asks the database twice a second at most, else takes microseconds.</summary>
    public async Task<ApiKey?> Check(string name, string secret, CancellationToken cancel)
    {
        // No key is named so, and PostgreSQL cannot even be asked.
        if (name.Contains('\0', StringComparison.Ordinal))
            return null;
        var quick = HMACSHA256.HashData(_processKey, Encoding.UTF8.GetBytes(secret));
        // Not by the time of day: a clock that is set back must not keep a revoked key alive.
        var now = clock.GetTimestamp();
        if (_checked.TryGetValue(name, out var known) && clock.GetElapsedTime(known.At, now) < Fresh)
            return CryptographicOperations.FixedTimeEquals(known.Quick, quick) ? known.Key : null;
        if (await Load(name, cancel) is not { Revoked: null } row)
        {
            _checked.TryRemove(name, out _);
            return null;
        }

        var sameSecret = known is not null && known.Hash.AsSpan().SequenceEqual(row.Hash)
            ? CryptographicOperations.FixedTimeEquals(known.Quick, quick)
            : await IsSecret(row, secret, cancel);
        if (!sameSecret)
            return null;
        var key = row.Key();
        _checked[name] = new Checked(quick, row.Hash, key, now);
        return key;
    }

    public void Dispose() => _hashing.Dispose();

    /// <summary>Slow digests one at a time: guessing secrets must not take the machine's cores from others.</summary>
    private async Task<bool> IsSecret(KeyRow row, string secret, CancellationToken cancel)
    {
        if (row.Salt.Length == 0)
            return CryptographicOperations.FixedTimeEquals(Digest(secret, row.Salt), row.Hash);
        await _hashing.WaitAsync(cancel);
        try
        {
            return CryptographicOperations.FixedTimeEquals(Digest(secret, row.Salt), row.Hash);
        }
        finally
        {
            _hashing.Release();
        }
    }

    private Task<KeyRow?> Load(string name, CancellationToken cancel) =>
        database.Read(session => session.Single<KeyRow>("select * from api_key where name = @name", new { name }), cancel);

    /// <summary>
    /// Slow for a secret that a person chose. One that was made here has 192 random bits, which nobody guesses: it has no salt and a quick
    /// digest, so that no flood of wrong secrets keeps the right one waiting.
    /// </summary>
    private static byte[] Digest(string secret, byte[] salt) => salt.Length == 0
        ? SHA256.HashData(Encoding.UTF8.GetBytes(secret))
        : Rfc2898DeriveBytes.Pbkdf2(secret, salt, Iterations, HashAlgorithmName.SHA256, 32);

    private sealed record Checked(byte[] Quick, byte[] Hash, ApiKey Key, long At);

    private sealed record KeyRow
    {
        public string Name { get; init; } = "";

        public string Label { get; init; } = "";

        public string? Department { get; init; }

        public string Scopes { get; init; } = "";

        public byte[] Salt { get; init; } = [];

        public byte[] Hash { get; init; } = [];

        public long Created { get; init; }

        public long? Revoked { get; init; }

        public ApiKey Key() => new(
            Name, Label, Department, Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries), Instants.FromMicros(Created),
            Revoked is { } at ? Instants.FromMicros(at) : null);
    }
}
