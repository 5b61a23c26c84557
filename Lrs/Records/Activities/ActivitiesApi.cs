using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Lrs.Records.Door;
using Lrs.Records.Keys;
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
        return EntityTag.Json(http.Response, Write(id!, MergedDefinition.Of(id!, statements)));
    }

    private static ReadOnlyMemory<byte> Write(string id, JsonElement? definition)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteString("objectType", "Activity");
            writer.WriteString("id", id);
            if (definition is { } known)
            {
                writer.WritePropertyName("definition");
                writer.WriteRawValue(known.GetRawText(), skipInputValidation: true);
            }

            writer.WriteEndObject();
        }

        return output.WrittenMemory;
    }
}
