using System.Buffers;
using System.Text.Encodings.Web;
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

namespace Lrs.Records.Activities;

/// <summary>An activity with its definition as the newest statements give it, 1.0.3 Communication 2.5; 2.0 4.1.6.4.</summary>
internal static class ActivitiesApi
{
    public static void MapActivities(this IEndpointRouteBuilder routes) =>
        routes.MapMethods(XapiDoor.Root + "/activities", ["GET", "HEAD"], Get);

    /// <summary>200 with the activity, known or not, or 400, 403.</summary>
    private static async Task<IResult> Get(HttpContext http, RecentStatements recent, CancellationToken cancel)
    {
        var request = XapiRequest.Of(http);
        if (request.Require(Scope.AllRead, Scope.StatementsRead, Scope.Profile, Scope.Define) is { } forbidden)
            return forbidden.ToResult();
        var parameters = new Parameters(http.Request.Query, request.Version, new Clause("Communication 2.5", "4.1.6.4"), "activityId");
        parameters.Need("activityId");
        var id = parameters.Iri("activityId");
        if (parameters.Failure is { } failure)
            return failure.ToResult();
        var statements = await recent.About(new Term(TermKind.Activity, id!, TermRole.Related), request.Bounds, cancel);
        var definitions = statements.SelectMany(Everything).Where(activity => activity.Id == id && activity.Definition is not null)
            .Select(activity => activity.Definition!.Json);
        return Results.Bytes(Write(id!, [.. definitions]), "application/json");
    }

    /// <summary>Newest first: a property counts as the newest statement has it; the languages of its texts are gathered from all.</summary>
    private static ReadOnlyMemory<byte> Write(string id, IReadOnlyList<JsonElement> definitions)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteString("objectType", "Activity");
            writer.WriteString("id", id);
            if (definitions.Count > 0)
            {
                writer.WriteStartObject("definition");
                foreach (var property in definitions.SelectMany(definition => definition.EnumerateObject()).GroupBy(property => property.Name))
                    WriteMerged(writer, property.Key, [.. property.Select(one => one.Value)]);
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        return output.WrittenMemory;
    }

    private static void WriteMerged(Utf8JsonWriter writer, string name, IReadOnlyList<JsonElement> values)
    {
        writer.WritePropertyName(name);
        if (name is not ("name" or "description" or "extensions"))
        {
            writer.WriteRawValue(values[0].GetRawText(), skipInputValidation: true);
            return;
        }

        writer.WriteStartObject();
        foreach (var entry in values.SelectMany(map => map.EnumerateObject()).DistinctBy(entry => entry.Name))
            entry.WriteTo(writer);
        writer.WriteEndObject();
    }

    private static IEnumerable<Activity> Everything(Statement statement)
    {
        foreach (var (target, context) in Parts(statement))
        {
            if (target is Activity activity)
                yield return activity;
            foreach (var around in context?.Activities.All ?? [])
                yield return around;
        }
    }

    private static IEnumerable<(StatementObject Object, Context? Context)> Parts(Statement statement)
    {
        yield return (statement.Object, statement.Context);
        if (statement.Object is SubStatement inner)
            yield return (inner.Object, inner.Context);
    }
}
