using System.Text.Encodings.Web;
using System.Text.Json;
using Lrs.Storage;
using Lrs.Web;
using Microsoft.Extensions.Options;

namespace Lrs.People;

/// <summary>A staff file that was checked, and perhaps applied or undone.</summary>
public sealed record StaffImport
{
    public long Id { get; init; }
    public required string Who { get; init; }
    public required string FileName { get; init; }
    public long Checked { get; init; }
    public long? Applied { get; init; }
    public long? Undone { get; init; }
    public long NewRows { get; init; }
    public long ChangedRows { get; init; }
    public long UnchangedRows { get; init; }
    public long RefusedRows { get; init; }

    public bool MayApply => Applied is null && NewRows + ChangedRows > 0;

    public bool MayUndo => Applied is not null && Undone is null;
}

/// <summary>
/// Staff files in two steps. The check stores what every row would do and changes nobody; applying does all of it or nothing,
/// and only if nobody in it was changed meanwhile. Refused rows are left out. What was applied can be undone the same way.
/// </summary>
public sealed class StaffImports(Database database, TimeProvider clock, IOptions<PeopleOptions> options)
{
    private const string Columns =
        "id, who, file_name, checked, applied, undone, new_rows, changed_rows, unchanged_rows, refused_rows";
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Checks a file and returns the number of the check. Invalid where the file as a whole can't be read.</summary>
    public async Task<Outcome<long>> Check(Viewer viewer, string fileName, Stream file, CancellationToken cancel)
    {
        var read = CsvTable.Read(file, StaffCheck.Columns, options.Value.ImportRows);
        if (read.Failure is { } failure)
            return failure;
        var table = read.Value;
        var (known, held) = await database.Read(async session => (await Known(session, table), await RolesHeld(session)), cancel);
        var rows = StaffCheck.Rows(
            table, known, viewer.MayRegisterStaffOf, (before, after) => OfficerRows.Refusal(viewer, held[before.HrmsCode], before, after));
        return await database.Write(session => Store(session, viewer, fileName, rows), cancel);
    }

    /// <summary>A check of this viewer; NotFound for another's.</summary>
    public static async Task<Outcome<StaffImport>> Find(Session session, Viewer viewer, long id) =>
        await session.Single<StaffImport>(
            $"select {Columns} from people_import where id = @id and who = @who", new { id, who = viewer.HrmsCode }) is { } found
            ? found
            : new Failure.NotFound(new Problem("people/no-such-import", new Text("ऐसी कोई फ़ाइल-जाँच नहीं है।", "There is no such file check.")));

    /// <summary>The last checks of this viewer, newest first.</summary>
    public static Task<IReadOnlyList<StaffImport>> Latest(Session session, Viewer viewer) =>
        session.Query<StaffImport>(
            $"select {Columns} from people_import where who = @who order by id desc limit 10", new { who = viewer.HrmsCode });

    /// <summary>Rows of one kind in the order of the file, after a line.</summary>
    public static async Task<IReadOnlyList<CheckedRow>> Rows(Session session, long import, RowKind kind, long afterLine, int size) =>
        (await session.Query<StoredRow>(
            """
            select line, kind, hrms_code, before_json, after_json, raw_json, problems_json from people_import_row
            where import = @import and kind = @kind and line > @afterLine order by line limit @size
            """,
            new { import, kind = kind.ToString(), afterLine, size }))
        .Select(FromStored).ToList();

    /// <summary>Applies all good rows or none. Conflict if applied before, or if somebody in it was changed since the check.</summary>
    public Task<Outcome<StaffImport>> Apply(Viewer viewer, long id, CancellationToken cancel) =>
        Step(viewer, id, AuditAct.StaffImported,
            "update people_import set applied = @at where id = @id and applied is null",
            row => (row.Before, row.After!), cancel);

    /// <summary>Puts everybody back as they were; people who were new become inactive. Conflict if changed since.</summary>
    public Task<Outcome<StaffImport>> Undo(Viewer viewer, long id, CancellationToken cancel) =>
        Step(viewer, id, AuditAct.StaffImportUndone,
            "update people_import set undone = @at where id = @id and applied is not null and undone is null",
            row => (row.After, row.Before ?? row.After! with { Active = 0 }), cancel);

    private Task<Outcome<StaffImport>> Step(
        Viewer viewer, long id, string act, string mark, Func<CheckedRow, (Employee? Expected, Employee Wanted)> change, CancellationToken cancel) =>
        database.Write<Outcome<StaffImport>>(async session =>
        {
            var found = await Find(session, viewer, id);
            if (found.Failure is not null)
                return found;
            List<(Employee? Expected, Employee Wanted)> changes =
            [
                .. (await Rows(session, id, RowKind.New, 0, int.MaxValue)).Select(change),
                .. (await Rows(session, id, RowKind.Changed, 0, int.MaxValue)).Select(change),
            ];
            var present = await Employees.FindAll(session, changes.Select(c => c.Wanted.HrmsCode));
            if (changes.Any(c => present.GetValueOrDefault(c.Wanted.HrmsCode) != c.Expected))
                return Conflict("people/staff-changed", "जाँच के बाद इनमें से किसी का विवरण बदल गया है। कुछ भी बदला नहीं गया।",
                    "Somebody in this file was changed since. Nothing was done.");
            if (changes.Any(c => !viewer.MayRegisterStaffOf(c.Wanted.Department)))
                return Conflict("people/no-longer-yours", "इनमें से किसी विभाग के कर्मचारी अब आप दर्ज नहीं करते। कुछ भी बदला नहीं गया।",
                    "You no longer register the staff of a department in this file. Nothing was done.");
            var held = await RolesHeld(session);
            if (changes.Any(c => c.Expected is not null && OfficerRows.Refusal(viewer, held[c.Wanted.HrmsCode], c.Expected, c.Wanted) is not null))
                return Conflict("people/officer-meanwhile", "इनमें से कोई अब अधिकारी है और उसका विवरण केवल संचालक बदलता है। कुछ भी बदला नहीं गया।",
                    "Somebody in this file is an officer now, whose details only the operator changes. Nothing was done.");
            var at = Instants.ToMicros(clock.GetUtcNow());
            if (await session.Execute(mark, new { id, at }) == 0)
                return Conflict("people/import-done-already", "यह पहले ही हो चुका है। कुछ भी बदला नहीं गया।", "This was done before. Nothing was done now.");
            await Employees.Put(session, changes.Select(c => c.Wanted));
            await AuditLog.Append(session, at, viewer.HrmsCode, act, $"import {id}",
                new { found.Value.FileName, found.Value.NewRows, found.Value.ChangedRows });
            return await Find(session, viewer, id);
        }, cancel);

    private static async Task<ILookup<string, Grant>> RolesHeld(Session session) =>
        (await Officers.All(session)).ToLookup(o => o.HrmsCode, o => new Grant(o.Role, o.Department));

    private static async Task<KnownRegister> Known(Session session, CsvTable table) => new(
        (await Departments.All(session)).Select(d => d.Code).ToHashSet(),
        (await Offices.All(session)).ToDictionary(o => o.Code, o => o.Department),
        (await Posts.All(session)).Select(p => p.Position).ToHashSet(),
        await Employees.FindAll(session, table.Rows.Select(r => HrmsCode.Parse(r["hrms_code"])).OfType<string>()));

    private async Task<Outcome<long>> Store(Session session, Viewer viewer, string fileName, IReadOnlyList<CheckedRow> rows)
    {
        var id = await session.Single<long>(
            """
            insert into people_import (who, file_name, checked, new_rows, changed_rows, unchanged_rows, refused_rows)
            values (@who, @fileName, @at, @added, @changed, @unchanged, @refused) returning id
            """,
            new
            {
                who = viewer.HrmsCode, fileName, at = Instants.ToMicros(clock.GetUtcNow()), added = Count(RowKind.New),
                changed = Count(RowKind.Changed), unchanged = Count(RowKind.Unchanged), refused = Count(RowKind.Refused),
            });
        await session.Execute(
            """
            insert into people_import_row (import, line, kind, hrms_code, before_json, after_json, raw_json, problems_json)
            values (@id, @Line, @kind, @HrmsCode, @before, @after, @raw, @problems)
            """,
            rows.Where(r => r.Kind != RowKind.Unchanged).Select(r => new
            {
                id, r.Line, kind = r.Kind.ToString(), r.HrmsCode,
                before = r.Before is null ? null : JsonSerializer.Serialize(r.Before, Readable),
                after = r.After is null ? null : JsonSerializer.Serialize(r.After, Readable),
                raw = r.Kind == RowKind.Refused ? JsonSerializer.Serialize(r.Raw, Readable) : "{}",
                problems = JsonSerializer.Serialize(r.Problems, Readable),
            }));
        return id;

        long Count(RowKind kind) => rows.Count(r => r.Kind == kind);
    }

    private static CheckedRow FromStored(StoredRow row) => new(
        row.Line, Enum.Parse<RowKind>(row.Kind), row.HrmsCode,
        row.BeforeJson is null ? null : JsonSerializer.Deserialize<Employee>(row.BeforeJson),
        row.AfterJson is null ? null : JsonSerializer.Deserialize<Employee>(row.AfterJson),
        JsonSerializer.Deserialize<Dictionary<string, string>>(row.RawJson)!,
        JsonSerializer.Deserialize<List<RowProblem>>(row.ProblemsJson)!);

    private static Failure Conflict(string code, string hi, string en) => new Failure.Conflict(new Problem(
        code, new Text(hi, en), Cure: new Text("फ़ाइल फिर से जाँचें।", "Check the file again.")));

    private sealed record StoredRow
    {
        public long Line { get; init; }
        public required string Kind { get; init; }
        public required string HrmsCode { get; init; }
        public string? BeforeJson { get; init; }
        public string? AfterJson { get; init; }
        public required string RawJson { get; init; }
        public required string ProblemsJson { get; init; }
    }
}
