using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Lrs.Storage;

/// <summary>Where the house keeps its things.</summary>
public sealed class StorageOptions
{
    public const string Section = "Storage";

    /// <summary>Folder of the embedded database and of the files. Default <c>data</c>.</summary>
    public string Data { get; set; } = "data";

    /// <summary><c>Data Source=…</c> (SQLite) or <c>Host=…</c> (PostgreSQL). Default: <c>lrs.db</c> in the data folder.</summary>
    public string Connection { get; set; } = "";

    /// <summary>Folder of package files and attachments. Default: <c>blobs</c> in the data folder.</summary>
    public string Blobs { get; set; } = "";

    internal string ConnectionOrDefault => Connection.Length > 0 ? Connection : $"Data Source={Path.Combine(Data, "lrs.db")}";

    internal string BlobsOrDefault => Blobs.Length > 0 ? Blobs : Path.Combine(Data, "blobs");
}

public static class StorageRoom
{
    public static WebApplicationBuilder AddStorage(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<StorageOptions>().BindConfiguration(StorageOptions.Section)
            .Validate(o => o.Data.Length > 0, "Storage:Data must name a folder.")
            .Validate(
                o => o.Connection.Length == 0 || o.Connection.Contains("Data Source=", StringComparison.OrdinalIgnoreCase)
                    || o.Connection.Contains("Host=", StringComparison.OrdinalIgnoreCase),
                "Storage:Connection must be 'Data Source=<file>' (SQLite) or 'Host=<server>;…' (PostgreSQL).")
            .ValidateOnStart();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(s => Database.Open(s.GetRequiredService<IOptions<StorageOptions>>().Value.ConnectionOrDefault));
        builder.Services.AddSingleton(s => new BlobStore(s.GetRequiredService<IOptions<StorageOptions>>().Value.BlobsOrDefault));
        builder.Services.AddSingleton<Migrator>();
        return builder;
    }
}
