using Lrs.Reports.Feeds;
using Lrs.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.OData;
using Microsoft.OData.Edm;

namespace Lrs.Reports.OData;

/// <summary>Rows, counts, the model and refusals as OData 4.0 writes them.</summary>
public sealed class ODataAnswer(FeedModel model)
{
    public IResult ServiceDocument(Uri root) => Written(root, null, writer => writer.WriteServiceDocument(new ODataServiceDocument
    {
        EntitySets = model.Edm.EntityContainer.EntitySets()
            .Select(s => new ODataEntitySetInfo { Name = s.Name, Title = s.Name, Url = new Uri(s.Name, UriKind.Relative) }).ToList(),
    }));

    public IResult Metadata(Uri root)
    {
        using var message = new ODataMessage();
        using (var writer = new ODataMessageWriter(message, Settings(root, null, ODataFormat.Metadata), model.Edm))
            writer.WriteMetadataDocument();
        return new Sent(message.Headers, message.Body.ToArray(), StatusCodes.Status200OK);
    }

    /// <summary>The bare number of <c>/$count</c>.</summary>
    public static IResult Count(long count) => Results.Text(count.ToString(System.Globalization.CultureInfo.InvariantCulture), "text/plain");

    public IResult Rows(Uri root, ODataRequest request, IReadOnlyList<object?[]> rows, long? count, Uri? next) =>
        Written(root, request, message =>
        {
            var set = SetOf(request);
            var writer = message.CreateODataResourceSetWriter(set, set.EntityType());
            writer.WriteStart(new ODataResourceSet { Count = count, NextPageLink = next });
            foreach (var row in rows)
                WriteRow(writer, request, row);
            writer.WriteEnd();
        });

    public IResult OneRow(Uri root, ODataRequest request, object?[] row) => Written(root, request, message =>
    {
        var set = SetOf(request);
        WriteRow(message.CreateODataResourceWriter(set, set.EntityType()), request, row);
    });

    /// <summary>A refusal: code, what is wrong and where. OData JSON Format 19.</summary>
    public static IResult Refused(Failure failure)
    {
        using var message = new ODataMessage();
        using (var writer = new ODataMessageWriter(message, Settings(null, null, ODataFormat.Json)))
            writer.WriteError(
                new ODataError
                {
                    ErrorCode = failure.Problem.Code,
                    Message = $"{failure.Problem.Message.En} ({failure.Problem.Message.Hi})",
                    Target = failure.Problem.Place,
                },
                includeDebugInformation: false);
        return new Sent(message.Headers, message.Body.ToArray(), FailureResult.StatusOf(failure));
    }

    private static void WriteRow(ODataWriter writer, ODataRequest request, object?[] row)
    {
        var columns = request.Query!.Feed.Columns;
        writer.WriteStart(new ODataResource
        {
            Properties = request.Columns
                .Select(c => new ODataProperty { Name = c.Name, Value = row[IndexOf(columns, c)] }).ToList(),
        });
        writer.WriteEnd();
    }

    private static int IndexOf(IReadOnlyList<FeedColumn> columns, FeedColumn column)
    {
        for (var i = 0; i < columns.Count; i++)
            if (ReferenceEquals(columns[i], column))
                return i;
        throw new KeyNotFoundException(column.Name);
    }

    private IEdmEntitySet SetOf(ODataRequest request) => model.Edm.EntityContainer.FindEntitySet(request.Query!.Feed.Name);

    private Sent Written(Uri root, ODataRequest? request, Action<ODataMessageWriter> write)
    {
        using var message = new ODataMessage();
        using (var writer = new ODataMessageWriter(message, Settings(root, request, ODataFormat.Json), model.Edm))
            write(writer);
        return new Sent(message.Headers, message.Body.ToArray(), StatusCodes.Status200OK);
    }

    private static ODataMessageWriterSettings Settings(Uri? root, ODataRequest? request, ODataFormat format)
    {
        var settings = new ODataMessageWriterSettings
        {
            Version = ODataVersion.V4,
            EnableMessageStreamDisposal = false,
            BaseUri = root,
            ODataUri = new ODataUri { ServiceRoot = root, Path = request?.Path, SelectAndExpand = request?.Select },
        };
        settings.SetContentType(format);
        return settings;
    }

    private sealed class Sent(IEnumerable<KeyValuePair<string, string>> headers, byte[] body, int status) : IResult
    {
        private readonly List<KeyValuePair<string, string>> _headers = [.. headers];

        public Task ExecuteAsync(HttpContext http)
        {
            http.Response.StatusCode = status;
            foreach (var (name, value) in _headers)
                http.Response.Headers[name] = value;
            http.Response.ContentLength = body.Length;
            return HttpMethods.IsHead(http.Request.Method) ? Task.CompletedTask : http.Response.Body.WriteAsync(body).AsTask();
        }
    }
}
