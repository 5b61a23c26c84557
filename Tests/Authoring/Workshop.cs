using System.IO.Compression;
using System.Text;
using Authoring;
using Authoring.Courses;
using Authoring.Packages;
using Lrs.People;
using Lrs.Storage;
using Lrs.Web;
using Microsoft.Extensions.Options;

namespace Tests.Authoring;

/// <summary>A database, a blob folder and the parts of the room over them; all gone afterwards.</summary>
internal sealed class Workshop : IAsyncDisposable
{
    public const string Manifest = """
        <?xml version="1.0" encoding="UTF-8"?>
        <manifest identifier="m" version="1" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
          <metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>
          <organizations default="o"><organization identifier="o"><title>Dak</title>
            <item identifier="i1" identifierref="r1"><title>Receipt</title></item>
          </organization></organizations>
          <resources><resource identifier="r1" type="webcontent" adlcp:scormtype="sco" href="start.html"><file href="start.html"/></resource></resources>
        </manifest>
        """;

    private static readonly RoomMigrations[] Rooms =
        [new("people", typeof(PeopleRoom).Assembly), new("authoring", typeof(AuthoringOptions).Assembly)];

    private readonly string _folder = Directory.CreateTempSubdirectory("lrs-authoring-").FullName;

    private Workshop(AuthoringOptions options)
    {
        Database = Database.Open($"Data Source={Path.Combine(_folder, "lrs.db")}");
        Blobs = new BlobStore(Path.Combine(_folder, "blobs"));
        Reader = new PackageReader(Options.Create(options));
        Catalog = new CourseCatalog(Database, Options.Create(options));
        Publisher = new Publisher(Database, Blobs, Reader, Catalog, TimeProvider.System);
    }

    public Database Database { get; }

    public BlobStore Blobs { get; }

    public PackageReader Reader { get; }

    public CourseCatalog Catalog { get; }

    public Publisher Publisher { get; }

    public static async Task<Workshop> Open(AuthoringOptions? options = null)
    {
        var workshop = new Workshop(options ?? new AuthoringOptions());
        await new Migrator(workshop.Database, Rooms, TimeProvider.System).Run(default);
        return workshop;
    }

    /// <summary>A publication for department "TEST".</summary>
    public static Publication To(string slug, params string[] audience) =>
        new(slug, "TEST", new Text("डाक", "Dak"), audience, "author-1");

    public Task<PublishReading> Publish(byte[] zip, string slug = "dak") => Publisher.Publish(new MemoryStream(zip), To(slug), default);

    /// <summary>Every file below the blob folder: kept, arriving or in a tray.</summary>
    public IReadOnlyList<string> FilesOnDisk() =>
        [.. Directory.EnumerateFiles(Path.Combine(_folder, "blobs"), "*", SearchOption.AllDirectories)];

    public Task<long> Rows(string table) => Database.Read(s => s.Single<long>($"select count(*) from {table}"), default);

    /// <summary>A zip of texts; the manifest is added unless it is among them or <paramref name="manifest"/> is false.</summary>
    public static byte[] Zip(IEnumerable<(string Name, string Text)> files, bool manifest = true, Action<ZipArchive>? more = null)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in manifest ? files.Prepend(("imsmanifest.xml", Manifest)) : files)
                Add(zip, name, Encoding.UTF8.GetBytes(text));
            more?.Invoke(zip);
        }

        return bytes.ToArray();
    }

    public static ZipArchiveEntry Add(ZipArchive zip, string name, byte[] content)
    {
        var entry = zip.CreateEntry(name);
        using var stream = entry.Open();
        stream.Write(content);
        return entry;
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
