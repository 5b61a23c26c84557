using System.Collections.Concurrent;
using Authoring.Packages;
using Lrs.Storage;
using Lrs.Web;
using Microsoft.Extensions.Logging;

namespace Authoring.Courses;

/// <summary>
/// Files of a published version that are gone from the disk or not whole, after a power cut or a bad disk: they are unpacked again from the
/// zip the version came in, which is kept.
/// </summary>
public sealed partial class LostFiles(Database database, BlobStore blobs, PackageReader packages, TimeProvider clock, ILogger<LostFiles> log)
{
    // A page asks for all its files at once, and what could not be unpacked now can't a moment later.
    private static readonly TimeSpan NotAgainFor = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<long, (DateTimeOffset At, Lazy<Task> Work)> _begun = new();

    /// <summary>Where a file of a version lies. NotFound where it is lost and the kept zip is too, or can't be read any more.</summary>
    public async Task<Outcome<string>> Find(long version, PackageFile file, CancellationToken cancel)
    {
        var blob = new Blob(file.Sha256, file.Length);
        if (blobs.WholeAt(blob) is { } place)
            return place;
        await Again(version).WaitAsync(cancel);
        return blobs.WholeAt(blob) is { } unpacked ? unpacked : Lost(file.Path);
    }

    private Task Again(long version)
    {
        var now = clock.GetUtcNow();
        var begun = _begun.AddOrUpdate(version, Begin, (_, last) => now - last.At < NotAgainFor ? last : Begin(version));
        return begun.Work.Value;

        (DateTimeOffset, Lazy<Task>) Begin(long lost) => (now, new Lazy<Task>(() => Task.Run(() => Unpack(lost))));
    }

    private async Task Unpack(long version)
    {
        var original = await database.Read(
            s => s.Single<string>("select original from course_version where id = @version", new { version }), CancellationToken.None);
        if (original is null || blobs.Open(original) is not { } zip)
        {
            ZipGone(version);
            return;
        }

        await using var _ = zip;
        var tray = blobs.Tray(Guid.NewGuid());
        try
        {
            var reading = await packages.Read(zip, tray, null, CancellationToken.None);
            if (reading.Package is null)
            {
                ZipUnreadable(version, string.Join(' ', reading.Findings.Select(f => f.Code).Distinct()));
                return;
            }

            tray.Keep();
            Unpacked(version);
        }
        finally
        {
            tray.Discard();
        }
    }

    private static Failure Lost(string path) => new Failure.NotFound(new Problem(
        "package-file-lost",
        new("इस पाठ की एक फ़ाइल सर्वर पर नहीं रही, और जिस ज़िप में वह आई थी उससे भी वापस नहीं मिली। आपका सहेजा हुआ काम सुरक्षित है।",
            "A file of this lesson is no longer on the server, and the zip it came in did not give it back. What you saved is safe."),
        Place: path,
        Cure: new("विभाग के पाठ्यक्रम-लेखक पैकेज फिर से भेजकर नया संस्करण प्रकाशित करें, या व्यवस्थापक फ़ाइलों का बैकअप लौटाएँ।",
            "The department's author uploads the package again as a new version, or the operator brings the files back from a backup.")));

    [LoggerMessage(Level = LogLevel.Warning, Message = "Files of course version {Version} were missing and its zip was unpacked again")]
    private partial void Unpacked(long version);

    [LoggerMessage(Level = LogLevel.Error, Message = "Files of course version {Version} are missing, and the zip it came in is too")]
    private partial void ZipGone(long version);

    [LoggerMessage(Level = LogLevel.Error, Message = "Files of course version {Version} are missing, and its zip can't be read: {Codes}")]
    private partial void ZipUnreadable(long version, string codes);
}
