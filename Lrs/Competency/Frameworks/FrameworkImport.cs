using System.Text;
using Lrs.Competency.Evidence;
using Lrs.People;
using Lrs.Storage;
using Lrs.Web;

namespace Lrs.Competency.Frameworks;

/// <summary>A checked file that waits for "apply", and what applying it would change now.</summary>
public sealed record DryRun(string Id, string FileName, FracDictionary File, long Against, IReadOnlyList<Change> Changes);

/// <summary>The result of a check: everything that is wrong with the file, or a dry run.</summary>
public sealed record ImportCheck(IReadOnlyList<DictionaryFinding> Findings, DryRun? DryRun);

/// <summary>Brings dictionaries in: check, dry run, then all of it in one write or nothing.</summary>
public sealed class FrameworkImport(Database database, DictionaryReader reader, TimeProvider clock)
{
    private const long KeptFor = 24L * 60 * 60 * 1_000_000;

    /// <summary>Checks a file; without fault it is kept for a day under the dry run's id. Nothing else is written.</summary>
    public async Task<Outcome<ImportCheck>> Check(ReadOnlyMemory<byte> file, string fileName, string who, CancellationToken cancel)
    {
        var reading = reader.Read(file.Span);
        if (reading.Failure is { } failure)
            return failure;
        if (reading.Value.Dictionary is not { } dictionary)
            return new ImportCheck(reading.Value.Findings, null);
        var now = Instants.ToMicros(clock.GetUtcNow());
        var id = Guid.NewGuid().ToString("n");
        return await database.Write(async session =>
        {
            if (await FrameworkTables.IdOfAnother(session, dictionary) is { } taken)
                return new ImportCheck([Taken(dictionary, taken)], null);
            var stored = await StoredFramework.Load(session, dictionary.Framework);
            var changes = DictionaryDiff.Between(stored, dictionary);
            if (changes.Count > 0 && dictionary.Version <= stored.Version)
                return new ImportCheck([TooOld(dictionary.Version, stored.Version)], null);
            await session.Execute("delete from framework_upload where checked < @before", new { before = now - KeptFor });
            await session.Execute(
                """
                insert into framework_upload (id, who, file_name, framework, against, json, checked)
                values (@id, @who, @fileName, @Framework, @Version, @json, @now)
                """, new { id, who, fileName, dictionary.Framework, stored.Version, json = Encoding.UTF8.GetString(file.Span), now });
            return new ImportCheck([], new DryRun(id, fileName, dictionary, stored.Version, changes));
        }, cancel);
    }

    /// <summary>The dry run kept under an id; null where there is none or it was applied.</summary>
    public Task<DryRun?> Find(string id, CancellationToken cancel) => database.Read(session => Load(session, id), cancel);

    /// <summary>
    /// Applies a dry run and returns it. Conflict where the framework was changed since the check: the person must see the new dry run first.
    /// </summary>
    public Task<Outcome<DryRun>> Apply(string id, string who, CancellationToken cancel) =>
        database.Write<Outcome<DryRun>>(async session =>
        {
            await Turn.Take(session);
            if (await Load(session, id) is not { } run)
                return Gone;
            var stored = await StoredFramework.Load(session, run.File.Framework);
            if (stored.Version != run.Against || await FrameworkTables.IdOfAnother(session, run.File) is not null)
                return new Failure.Conflict(new Problem(
                    "competency/framework-changed",
                    new("जाँच के बाद शब्दकोश बदल गया। कुछ भी लागू नहीं हुआ।", "The dictionary changed after this check. Nothing was applied."),
                    Cure: new("फ़ाइल फिर से अपलोड करें और नए बदलाव देखें।", "Upload the file again and look at the changes anew.")));
            var now = Instants.ToMicros(clock.GetUtcNow());
            await FrameworkTables.Write(session, run.File, who, now);
            await session.Execute("delete from framework_upload where id = @id", new { id });
            await AuditLog.Append(session, now, who, AuditAct.FrameworkApplied, run.File.Framework, new { run.File.Version, run.FileName, changes = run.Changes.Count });
            return run;
        }, cancel);

    internal static Failure Gone => new Failure.NotFound(new Problem(
        "competency/no-such-upload",
        new("यह जाँच अब नहीं है: लागू हो चुकी है या एक दिन से पुरानी है।", "This check is gone: it was applied, or it is older than a day."),
        Cure: new("फ़ाइल फिर से अपलोड करें।", "Upload the file again.")));

    private static async Task<DryRun?> Load(Session session, string id)
    {
        var row = await session.Single<UploadRow>("select id, file_name, framework, against, json from framework_upload where id = @id", new { id });
        if (row is null)
            return null;
        var file = DictionaryReader.ReadChecked(row.Json);
        var stored = await StoredFramework.Load(session, row.Framework);
        return new(row.Id, row.FileName, file, row.Against, DictionaryDiff.Between(stored, file));
    }

    private static DictionaryFinding Taken(FracDictionary file, (string Id, string Framework) taken) => new(
        PlaceOf(file, taken.Id),
        new($"'{taken.Id}' शब्दकोश '{taken.Framework}' का है।", $"'{taken.Id}' belongs to the dictionary '{taken.Framework}'."),
        new("नई id दें, या उसी शब्दकोश के नाम से अपलोड करें।", "Give it a new id, or upload the file under that dictionary's name."));

    private static DictionaryFinding TooOld(long version, long stored) => new(
        "/version",
        new($"फ़ाइल में बदलाव हैं, पर संस्करण {version} है; यहाँ {stored} पहले से है।", $"The file has changes, but its version is {version}; version {stored} is here already."),
        new($"संस्करण {stored + 1} या अधिक लिखें।", $"Write version {stored + 1} or higher."));

    private static string PlaceOf(FracDictionary file, string id)
    {
        var competency = file.Competencies.Select(c => c.Id).ToList().IndexOf(id);
        if (competency >= 0)
            return $"/competencies/{competency}/id";
        var kind = file.Nodes.First(n => n.Id == id).Kind;
        var list = kind switch { NodeKind.Position => "positions", NodeKind.Role => "roles", _ => "activities" };
        return $"/{list}/{file.Nodes.Where(n => n.Kind == kind).Select(n => n.Id).ToList().IndexOf(id)}/id";
    }

    private sealed record UploadRow
    {
        public required string Id { get; init; }
        public required string FileName { get; init; }
        public required string Framework { get; init; }
        public long Against { get; init; }
        public required string Json { get; init; }
    }
}
