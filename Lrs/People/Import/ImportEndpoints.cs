using CsvHelper;
using Lrs.Storage;
using Lrs.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Lrs.People;

/// <summary>Registering staff from a file: upload, see what it would do, apply, undo. Each step has an address that survives a reload.</summary>
internal static class ImportEndpoints
{
    private const string Root = "/staff/import";
    private const int PageSize = 50;

    public static void MapStaffImport(this IEndpointRouteBuilder routes)
    {
        var limit = routes.ServiceProvider.GetRequiredService<IOptions<PeopleOptions>>().Value.ImportBytes;
        var imports = routes.MapGroup(Root).RequireRole(Role.NodalOfficer, Role.Operator);
        imports.MapGet("", Form);
        // The form around the file needs a little room of its own.
        imports.MapPost("", Check).WithMetadata(new RequestSizeLimitAttribute(limit + 65536));
        imports.MapGet("/template.csv", Template);
        imports.MapGet("/{id:long}", Show);
        imports.MapGet("/{id:long}/errors.csv", Errors);
        imports.MapPost("/{id:long}/apply", Apply);
        imports.MapPost("/{id:long}/undo", Undo);
    }

    private static Task<IResult> Form(HttpContext http, Database database, CancellationToken cancel) =>
        FormPage(http.Viewer()!, database, null, cancel);

    private static async Task<IResult> Check(
        HttpContext http, IFormFile? file, Database database, StaffImports imports, IOptions<PeopleOptions> options, CancellationToken cancel)
    {
        if (file is null || file.Length == 0)
            return await FormPage(http.Viewer()!, database, new Problem("people/import/no-file", new Text("कोई फ़ाइल नहीं चुनी गई।", "No file was chosen.")), cancel);
        if (file.Length > options.Value.ImportBytes)
            return await FormPage(http.Viewer()!, database, new Problem("people/import/too-large",
                new Text("फ़ाइल बहुत बड़ी है।", "The file is too large."), Cure: new Text("फ़ाइल को भागों में बाँटकर दें।", "Split the file and upload the parts.")), cancel);
        await using var content = file.OpenReadStream();
        var done = await imports.Check(http.Viewer()!, Path.GetFileName(file.FileName), content, cancel);
        return done.Failure is { } failure
            ? await FormPage(http.Viewer()!, database, failure.Problem, cancel)
            : Results.Redirect($"{Root}/{done.Value}");
    }

    private static async Task<IResult> Show(HttpContext http, long id, string? show, long? after, Database database, CancellationToken cancel) =>
        await database.Read(async session =>
        {
            var found = await StaffImports.Find(session, http.Viewer()!, id);
            if (found.Failure is { } failure)
                return failure.ToResult();
            var import = found.Value;
            var kind = Enum.TryParse<RowKind>(show, ignoreCase: true, out var asked) ? asked
                : import.RefusedRows > 0 ? RowKind.Refused
                : import.ChangedRows > 0 ? RowKind.Changed
                : RowKind.New;
            var rows = await StaffImports.Rows(session, id, kind, after ?? 0, PageSize + 1);
            return Page.Of<ImportPage>(new
            {
                Import = import, Kind = kind, Rows = rows.Take(PageSize).ToList(),
                NextAfter = rows.Count > PageSize ? rows[PageSize - 1].Line : (long?)null,
            });
        }, cancel);

    private static async Task<IResult> Apply(HttpContext http, long id, [FromForm] string? confirmed, StaffImports imports, CancellationToken cancel) =>
        (await imports.Apply(http.Viewer()!, id, cancel)).Match(done => Results.Redirect($"{Root}/{done.Id}"), failure => failure.ToResult());

    private static async Task<IResult> Undo(HttpContext http, long id, [FromForm] string? confirmed, StaffImports imports, CancellationToken cancel) =>
        (await imports.Undo(http.Viewer()!, id, cancel)).Match(done => Results.Redirect($"{Root}/{done.Id}"), failure => failure.ToResult());

    private static IResult Template() => Csv("employees.csv", [[.. StaffCheck.Columns, StaffCheck.ActiveColumn]]);

    private static async Task<IResult> Errors(HttpContext http, long id, Database database, CancellationToken cancel)
    {
        var language = http.Language();
        return await database.Read(async session =>
        {
            var found = await StaffImports.Find(session, http.Viewer()!, id);
            if (found.Failure is { } failure)
                return failure.ToResult();
            var rows = await StaffImports.Rows(session, id, RowKind.Refused, 0, int.MaxValue);
            string[] columns = [.. StaffCheck.Columns, StaffCheck.ActiveColumn];
            return Csv($"errors-{id}.csv",
            [
                [.. columns, "line", "problem", "cure"],
                .. rows.Select(row => (string[])
                [
                    .. columns.Select(c => row.Raw.GetValueOrDefault(c, "")),
                    $"{row.Line}",
                    string.Join(" ", row.Problems.Select(p => p.Message.In(language))),
                    string.Join(" ", row.Problems.Select(p => p.Cure.In(language)).Distinct()),
                ]),
            ]);
        }, cancel);
    }

    private static IResult Csv(string name, IEnumerable<string[]> rows)
    {
        using var content = new MemoryStream();
        // Excel takes a file for UTF-8 by its mark alone; a cell beginning with = or + would run there as a formula.
        using (var csv = CsvWriter.Create(content, new CsvWriterOptions { WriteByteOrderMark = true, Injection = CsvInjection.Escape }, leaveOpen: true))
            foreach (var row in rows)
                csv.WriteRecord(row);
        return Results.Bytes(content.ToArray(), "text/csv; charset=utf-8", name);
    }

    private static async Task<IResult> FormPage(Viewer viewer, Database database, Problem? problem, CancellationToken cancel)
    {
        var (latest, offices) = await database.Read(async session =>
        {
            var own = new List<Office>();
            foreach (var department in viewer.DepartmentsAs(Role.NodalOfficer))
                own.AddRange(await Offices.Of(session, department));
            return (await StaffImports.Latest(session, viewer), own);
        }, cancel);
        return Page.Of<ImportFormPage>(new { Latest = latest, Offices = (IReadOnlyList<Office>)offices, Problem = problem }, problem is null ? 200 : StatusCodes.Status400BadRequest);
    }
}
