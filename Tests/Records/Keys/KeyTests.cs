using System.Net;
using Lrs.Records.Keys;
using Lrs.Web;
using Tests.Records.Statements;
using Tests.Support;
using Xunit;

namespace Tests.Records.Keys;

public sealed class KeyTests
{
    [Theory, EveryDatabase]
    public async Task Wrong_secret_and_unknown_key_are_401_also_once_the_right_one_is_known(RunningServer server)
    {
        var keys = server.Get<ApiKeys>();
        await keys.Create("tool", "right", "Tool", null, [Scope.All], CancellationToken.None);
        Assert.Null(await keys.Check("tool", "wrong", CancellationToken.None));
        Assert.Equal("tool", (await keys.Check("tool", "right", CancellationToken.None))?.Name);
        Assert.Null(await keys.Check("tool", "wrong", CancellationToken.None));
        Assert.Null(await keys.Check("other", "right", CancellationToken.None));
    }

    [Theory, EveryDatabase]
    public async Task Revoked_key_stops_working_within_a_second(RunningServer server)
    {
        var client = await XapiClient.With(server);
        Assert.Equal(HttpStatusCode.OK, (await client.Get("statements")).StatusCode);
        Assert.True(await server.Get<ApiKeys>().Revoke(client.KeyName, CancellationToken.None));
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.Get("statements")).StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task Key_without_the_scope_is_403_and_told_which(RunningServer server)
    {
        var reader = await XapiClient.With(server, Scope.StatementsRead);
        var refused = await reader.Post(Sample.Json());
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Contains("statements/write", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var writer = await XapiClient.With(server, Scope.StatementsWrite);
        Assert.Equal(HttpStatusCode.Forbidden, (await writer.Get("statements")).StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task Unknown_scope_and_taken_name_are_refused(RunningServer server)
    {
        var keys = server.Get<ApiKeys>();
        Assert.IsType<Failure.Invalid>((await keys.Create("Tool", null, ["everything"], CancellationToken.None)).Failure);
        await keys.Create("tool", "a", "Tool", null, [Scope.All], CancellationToken.None);
        Assert.IsType<Failure.Conflict>((await keys.Create("tool", "b", "Tool", null, [Scope.All], CancellationToken.None)).Failure);
    }
}
