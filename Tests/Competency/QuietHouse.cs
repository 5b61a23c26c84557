using Lrs.Host;
using Microsoft.AspNetCore.Builder;

namespace Tests.Competency;

/// <summary>The whole house, prepared but not started: nothing follows the stream but what a test starts itself.</summary>
internal sealed class QuietHouse : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string _data;

    private QuietHouse(WebApplication app, string data) => (_app, _data) = (app, data);

    public IServiceProvider Services => _app.Services;

    public static async Task<QuietHouse> Build()
    {
        var data = Directory.CreateTempSubdirectory("lrs-test-").FullName;
        var app = House.Build(["--data", data, "--no-samples", "--Logging:LogLevel:Default=Warning"]);
        await app.Prepare(CancellationToken.None);
        return new(app, data);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }
}
