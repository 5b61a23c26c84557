using System.Text.Encodings.Web;
using System.Text.Json;
using Lrs.People;
using Lrs.Records.Statements;
using Lrs.Storage;
using Lrs.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Lrs.Reports.Statements;

/// <summary>The end of every drill-down: one statement, in words and as it is stored.</summary>
internal static class StatementEndpoints
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void MapStatementPage(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/board/statement/{id:guid}", Show).RequireViewer();

    private static async Task<IResult> Show(HttpContext http, Guid id, Database database, EmployeeActor actors, CancellationToken cancel)
    {
        var visibility = Visibility.Of(http.Viewer()!);
        var model = await database.Read(async session =>
        {
            if (await StatementStore.Find(session, id) is not { } stored || HrmsCodeOf(stored.Statement.Actor, actors) is not { } hrms)
                return null;
            if (await Employees.Find(session, hrms) is not { } person || !visibility.Sees(person.Department, person.HrmsCode))
                return null;
            return new StatementModel(stored, person, Pretty(stored.Statement.Json));
        }, cancel);
        return model is null ? NoStatement.ToResult() : Page.Of<StatementPage>(new { Model = model });
    }

    private static string? HrmsCodeOf(Actor actor, EmployeeActor actors) =>
        actor.Identifier is { Kind: IdentifierKind.Account, HomePage: { } home } account ? actors.HrmsCodeOf(home, account.Value) : null;

    private static string Pretty(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        return JsonSerializer.Serialize(document.RootElement, Indented);
    }

    private static Failure NoStatement => new Failure.NotFound(new Problem(
        "reports/no-such-statement",
        new("यह कथन नहीं मिला, या आपके विभाग के कर्मचारी का नहीं है।", "There is no such statement, or it is not about staff you may see."),
        Cure: new("बोर्ड से फिर चुनें।", "Choose again from the board.")));
}

/// <summary>What the page of one statement shows.</summary>
public sealed record StatementModel(StoredStatement Stored, Employee Person, string Json);
