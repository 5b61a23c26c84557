using Lrs.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Lrs.Host;

/// <summary>The keys of form tokens lie in the data folder, so that a form that was open during a restart can still be sent.</summary>
public static class FormKeys
{
    public static WebApplicationBuilder AddFormKeys(this WebApplicationBuilder builder)
    {
        builder.Services.AddDataProtection().SetApplicationName("lrs");
        builder.Services.AddOptions<KeyManagementOptions>().Configure<IOptions<StorageOptions>>((keys, storage) =>
            keys.XmlRepository = new FileSystemXmlRepository(Folder(storage.Value.Data), NullLoggerFactory.Instance));
        // It warns at every start that the keys are not encrypted; like the database beside them, they are kept by the rights of the folder.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        return builder;
    }

    private static DirectoryInfo Folder(string data)
    {
        var folder = Path.GetFullPath(Path.Combine(data, "keys"));
        return OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(folder)
            : Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
