using System.Text.Json;
using Lrs.Records.Door;
using Lrs.Records.Keys;
using Lrs.Records.Statements;
using Lrs.Records.Statements.Querying;
using Lrs.Records.Statements.Reading;
using Lrs.Records.Terms;
using Lrs.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Lrs.Records.Agents;

/// <summary>A person as the store knows them, 1.0.3 Communication 2.4; 2.0 4.1.6.3.</summary>
internal static class AgentsApi
{
    public static void MapAgents(this IEndpointRouteBuilder routes) =>
        routes.MapMethods(XapiDoor.Root + "/agents", ["GET", "HEAD"], Get);

    /// <summary>200 with a Person, or 400, 403.</summary>
    private static async Task<IResult> Get(HttpContext http, RecentStatements recent, CancellationToken cancel)
    {
        var request = XapiRequest.Of(http);
        if (request.Require(Scope.AllRead, Scope.Profile) is { } forbidden)
            return forbidden.ToResult();
        var parameters = new Parameters(http.Request.Query, request.Version, new Clause("Communication 2.4", "4.1.6.3"), "agent");
        parameters.Need("agent");
        var agent = parameters.Actor("agent");
        if (agent is { IsGroup: true })
            parameters.Refuse("agent", Says.OneOf(["Agent"]));
        if (parameters.Failure is { } failure)
            return failure.ToResult();
        var names = new List<string>();
        if (agent!.Name is { } given)
            names.Add(given);
        foreach (var statement in await recent.About(new Term(TermKind.Agent, agent.Identifier!.Key, TermRole.Related), request.Bounds, cancel))
            names.AddRange(Everyone(statement).Where(actor => actor.Identifier == agent.Identifier && actor.Name is not null).Select(actor => actor.Name!));
        return EntityTag.Json(http.Response, JsonSerializer.SerializeToUtf8Bytes(Person(agent.Identifier!, [.. names.Distinct()])));
    }

    private static Dictionary<string, object> Person(Identifier identifier, string[] names)
    {
        var person = new Dictionary<string, object> { ["objectType"] = "Person" };
        if (names.Length > 0)
            person["name"] = names;
        switch (identifier.Kind)
        {
            case IdentifierKind.Mbox:
                person["mbox"] = new[] { identifier.Value };
                break;
            case IdentifierKind.MboxSha1Sum:
                person["mbox_sha1sum"] = new[] { identifier.Value };
                break;
            case IdentifierKind.OpenId:
                person["openid"] = new[] { identifier.Value };
                break;
            case IdentifierKind.Account:
                person["account"] = new[] { new { homePage = identifier.HomePage, name = identifier.Value } };
                break;
        }

        return person;
    }

    private static IEnumerable<Actor> Everyone(Statement statement)
    {
        IEnumerable<Actor?> actors = [statement.Actor, (statement.Object as ActorObject)?.Actor, statement.Context?.Instructor, statement.Context?.Team];
        return actors.OfType<Actor>().SelectMany(actor => actor.Members.Prepend(actor));
    }
}
