using System.Globalization;
using Lrs.Reports.Feeds;
using Lrs.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Lrs.Reports.OData;

/// <summary>The feeds as an OData 4.0 service, read only.</summary>
public sealed class ODataEndpoints(
    FeedReader reader, FeedAccess access, ODataRequestReader requests, ODataAnswer answer,
    IOptions<WebOptions> web, IOptions<ReportsOptions> options)
{
    private readonly Uri _root = new(web.Value.PortalOrigin + "/odata/");

    /// <summary>Routes of the service.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        string[] methods = [HttpMethods.Get, HttpMethods.Head];
        routes.MapMethods("/odata", methods, (HttpContext http, ODataEndpoints odata) => odata.Answer(http));
        routes.MapMethods("/odata/{**path}", methods, (HttpContext http, ODataEndpoints odata) => odata.Answer(http));
    }

    private async Task<IResult> Answer(HttpContext http)
    {
        var visibility = await access.Of(http);
        if (visibility.Failure is { } stranger)
            return FeedAccess.Refused(http, stranger, ODataAnswer.Refused);
        if (Formats.Refusal(http.Request) is { } format)
            return ODataAnswer.Refused(format);
        var read = requests.Read(_root, AddressOf(http), http.Request.Query.Keys);
        if (read.Failure is { } wrong)
            return ODataAnswer.Refused(wrong);
        var request = read.Value;
        switch (request.Want)
        {
            case ODataWant.ServiceDocument:
                return answer.ServiceDocument(_root);
            case ODataWant.Metadata:
                return answer.Metadata(_root);
            case ODataWant.Count:
                return ODataAnswer.Count(await reader.Count(request.Query!, visibility.Value, http.RequestAborted));
            case ODataWant.OneRow:
                var one = await reader.Page(request.Query!, visibility.Value, 1, false, http.RequestAborted);
                return one.Rows is [var row] ? answer.OneRow(_root, request, row) : ODataAnswer.Refused(NoRow);
            default:
                return await Rows(http, request, visibility.Value);
        }
    }

    private async Task<IResult> Rows(HttpContext http, ODataRequest request, People.Visibility visibility)
    {
        var size = Math.Min(options.Value.PageRows, PreferredSize(http.Request) ?? long.MaxValue);
        var most = Math.Min(size, request.Top ?? long.MaxValue);
        // One row more than the page says whether there is a next one.
        var mayGoOn = request.Top is null || request.Top > size;
        var page = await reader.Page(request.Query!, visibility, mayGoOn ? most + 1 : most, request.WithCount, http.RequestAborted);
        var rows = page.Rows.Take((int)most).ToList();
        var next = page.Rows.Count > rows.Count ? NextAddress(http.Request, request, rows) : null;
        return answer.Rows(_root, request, rows, page.Count, next);
    }

    private Uri NextAddress(HttpRequest http, ODataRequest request, List<object?[]> rows)
    {
        var feed = request.Query!.Feed;
        var last = rows[^1];
        var values = request.Query.Order.Select(o => last[feed.Columns.ToList().IndexOf(o.Column)]).ToList();
        var kept = http.Query.Where(q => q.Key is not ("$skip" or "$skiptoken" or "$top"))
            .Select(q => KeyValuePair.Create(q.Key, (string?)q.Value.ToString())).ToList();
        if (request.Top is { } top)
            kept.Add(KeyValuePair.Create("$top", (string?)(top - rows.Count).ToString(CultureInfo.InvariantCulture)));
        kept.Add(KeyValuePair.Create("$skiptoken", (string?)SkipToken.Write(request.OrderText, values)));
        return new Uri(_root, feed.Name + "?" + string.Join('&', kept.Select(q => $"{q.Key}={Uri.EscapeDataString(q.Value ?? "")}")));
    }

    /// <summary><c>Prefer: odata.maxpagesize=N</c>. OData Protocol 8.2.8.5.</summary>
    private static long? PreferredSize(HttpRequest http)
    {
        foreach (var preference in http.Headers["Prefer"].SelectMany(p => (p ?? "").Split(',', StringSplitOptions.TrimEntries)))
            if (preference.Split('=', 2, StringSplitOptions.TrimEntries) is [var name, var value]
                && name is "odata.maxpagesize" or "maxpagesize" && long.TryParse(value.Trim('"'), CultureInfo.InvariantCulture, out var size) && size > 0)
                return size;
        return null;
    }

    private Uri AddressOf(HttpContext http)
    {
        // The raw target keeps escaped slashes and quotes in key values apart from real ones.
        var raw = http.Features.Get<IHttpRequestFeature>()?.RawTarget;
        var target = raw is ['/', ..] ? raw : http.Request.GetEncodedPathAndQuery();
        return target.Split('?')[0] == "/odata" ? new Uri(_root, http.Request.QueryString.ToUriComponent()) : new Uri(web.Value.PortalOrigin + target);
    }

    private static Failure NoRow => new Failure.NotFound(new Problem("no-such-row", new("यह पंक्ति नहीं मिली।", "There is no such row."), Place: "path"));
}
