using System.IO.Compression;
using Authoring.Checks;
using Authoring.Repairing;
using ICSharpCode.SharpZipLib;
using ICSharpCode.SharpZipLib.Zip;
using ZipFile = ICSharpCode.SharpZipLib.Zip.ZipFile;

namespace Authoring.Packages;

/// <summary>A zip whose directory was read and found harmless: every name inside, no links, nothing locked, sizes within limits.</summary>
internal sealed class ZipDirectory : IDisposable
{
    // What SharpZipLib keeps per entry beyond the name: more than this in the directory is padding.
    private const int MostDirectoryBytesPerEntry = 4096;
    private const int SmallZip = 64 << 10;
    private const int LargeEntry = 16 << 20;
    private const int LocalHeader = 30;

    private readonly ZipFile _zip;
    private readonly Stream _file;
    private readonly long _start;
    private readonly long _came;
    private readonly AuthoringOptions _limits;

    private ZipDirectory(ZipFile zip, Stream file, long start, long came, AuthoringOptions limits)
    {
        (_zip, _file, _start, _came, _limits) = (zip, file, start, came, limits);
        Items = [.. zip.Cast<ZipEntry>().Select(ZipItem.Of)];
    }

    public IReadOnlyList<ZipItem> Items { get; }

    /// <summary>What may come out altogether: the option's bytes, or its multiple of the zip, whichever is less.</summary>
    public long Budget => Math.Min(_limits.MostBytes, Math.Max(SmallZip, _came) * _limits.MostExpansion);

    /// <summary>Opens a zip, or says why it is refused. The stream stays open.</summary>
    /// <param name="came">The bytes that were uploaded: what may come out is measured by them, also for a zip inside a zip.</param>
    public static ZipDirectory? Open(Stream zip, long came, AuthoringOptions limits, List<Finding> findings, RepairLog log)
    {
        if (zip.Length > limits.MostUploadBytes)
            return Refuse(findings, Refusals.TooLarge("", "Authoring:MostUploadBytes", limits.MostUploadBytes));
        if (EndRecord.Find(zip) is not { } end)
            return Refuse(findings, Refusals.NotAZip(""));
        if (end.Entries == 0)
            return Refuse(findings, Refusals.EmptyZip());
        if (end.Entries > (ulong)limits.MostEntries)
            return Refuse(findings, Refusals.TooManyEntries($"{end.Entries}", limits.MostEntries));
        if (end.DirectoryBytes > end.Entries * MostDirectoryBytesPerEntry)
            return Refuse(findings, Refusals.NotAZip("directory size"));

        zip.Position = 0;
        ZipFile opened;
        try
        {
            opened = new ZipFile(zip, leaveOpen: true, ZipItem.RawNames);
        }
        catch (Exception broken) when (broken is SharpZipBaseException or IOException or ArgumentException or OverflowException)
        {
            return Refuse(findings, Refusals.NotAZip(broken.Message));
        }

        var directory = new ZipDirectory(opened, zip, end.Start, came, limits);
        directory.Check(findings, log);
        if (!findings.Any(f => f.Severity == Severity.Error))
            return directory;
        directory.Dispose();
        return null;
    }

    /// <summary>The content of an entry, stopped at what is left of the allowance and at what one file may be.</summary>
    public GuardedStream Read(ZipItem item, Allowance left)
    {
        var byRatio = Math.Max(LargeEntry, item.Entry.CompressedSize * _limits.MostExpansion);
        var most = Math.Min(byRatio, _limits.MostEntryBytes);
        return new GuardedStream(() => Open(item.Entry), item, most, left, ofOne => TooMuch(item.Name, ofOne ? most : Budget));
    }

    // The framework inflates several times faster than the library that reads the directory; the library knows the rarer methods.
    private Stream Open(ZipEntry entry) => entry.CompressionMethod switch
    {
        _ when entry.CompressedSize == 0 => Stream.Null,
        CompressionMethod.Stored => new RawEntryStream(_file, _start + entry.Offset, entry.CompressedSize),
        CompressionMethod.Deflated => new DeflateStream(new RawEntryStream(_file, _start + entry.Offset, entry.CompressedSize), CompressionMode.Decompress),
        _ => _zip.GetInputStream(entry),
    };

    public void Dispose() => _zip.Close();

    private void Check(List<Finding> findings, RepairLog log)
    {
        var refusals = Items.Select(Trouble).OfType<Finding>().ToList();
        var claimed = Items.Sum(i => (double)Math.Max(0, i.Entry.Size));
        if (Items.Count == 0 || Items.All(i => i.IsFolder || i.IsLeftover))
            refusals.Add(Refusals.EmptyZip());
        else if (claimed > Budget)
            refusals.Add(TooMuch("", Budget));
        refusals.AddRange(Overlaps());
        findings.AddRange(Findings.Capped(refusals));
        if (Items.Where(i => i.Path.HadBackslashes).ToList() is { Count: > 0 } backslashes)
        {
            findings.Add(Repairs.Backslashes(backslashes.Count));
            backslashes.ForEach(i => log.Add("backslashes", i.Path.Path, i.Name, i.Path.Path));
        }

        if (Items.Where(i => i.IsLeftover && !i.IsFolder).ToList() is { Count: > 0 } leftovers)
        {
            findings.Add(Repairs.Leftovers(leftovers.Count));
            leftovers.ForEach(i => log.Add("leftovers-skipped", i.Path.Path, i.Name, ""));
        }
    }

    /// <summary>Entries whose bytes begin before those of the entry in front have ended.</summary>
    private IEnumerable<Finding> Overlaps()
    {
        long reached = 0;
        foreach (var item in Items.OrderBy(i => i.Entry.Offset))
        {
            if (item.Entry.Offset < reached)
                yield return Refusals.Overlapping(item.Name);
            reached = Math.Max(reached, item.Entry.Offset + LocalHeader + Math.Max(0, item.Entry.CompressedSize));
        }
    }

    private Finding? Trouble(ZipItem item) => item switch
    {
        { Path.Kind: EntryPathKind.ClimbsOut } => Refusals.Climbs(item.Name),
        { Path.Kind: EntryPathKind.Absolute } => Refusals.Absolute(item.Name),
        { Path.Kind: EntryPathKind.Senseless } => Refusals.Senseless(Printable(item.Name)),
        { IsLink: true } => Refusals.Symlink(item.Name),
        { IsFolder: true } => null,
        { Entry.IsCrypted: true } => Refusals.Encrypted(item.Name),
        { Entry.CanDecompress: false } => Refusals.UnknownCompression(item.Name, $"{item.Entry.CompressionMethod}"),
        _ when item.Entry.Size > _limits.MostEntryBytes =>
            Refusals.TooLarge(item.Name, "Authoring:MostEntryBytes", _limits.MostEntryBytes),
        _ => null,
    };

    private Finding TooMuch(string place, long most) => most switch
    {
        _ when most == _limits.MostBytes => Refusals.TooLarge(place, "Authoring:MostBytes", most),
        _ when most == _limits.MostEntryBytes => Refusals.TooLarge(place, "Authoring:MostEntryBytes", most),
        _ => Refusals.ExpandsTooMuch(place, _limits.MostExpansion),
    };

    private static string Printable(string name) =>
        new([.. name.Take(80).Select(c => char.IsControl(c) ? '\uFFFD' : c)]);

    private static ZipDirectory? Refuse(List<Finding> findings, Finding refusal)
    {
        findings.Add(refusal);
        return null;
    }
}
