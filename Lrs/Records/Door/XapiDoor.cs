using System.Globalization;
using System.Text;
using Lrs.Records.Keys;
using Lrs.Records.Statements;
using Lrs.Records.Stream;
using Lrs.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Lrs.Records.Door;

/// <summary>
/// What every xAPI request passes: cross-origin rules, the alternate syntax of 1.0.x, version (1.0.3 Communication 3.3; 2.0 4.1.1)
/// and key (1.0.3 Communication 4.0).
/// </summary>
internal sealed class XapiDoor(
    RequestDelegate next, ApiKeys keys, Consistency consistency, IOptions<WebOptions> web, IOptions<RecordsOptions> options)
{
    public const string Root = "/xapi";

    private const string Resources = "statements, activities/state, activities/profile, activities, agents/profile, agents, about";

    public async Task Invoke(HttpContext http)
    {
        // A tool that joins an endpoint ending in a slash with "/statements", or with what "more" says, means the same address; so do
        // capitals, which routes do not tell apart either.
        PathString path = http.Request.Path.Value!.Replace("//", "/", StringComparison.Ordinal);
        if (!path.StartsWithSegments(Root, StringComparison.OrdinalIgnoreCase))
        {
            await next(http);
            return;
        }

        if (web.Value.IsContent(http.Request))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        FailureResult.MarkProgram(http);
        // At the last moment, because an answer to a breakdown begins with no headers at all.
        http.Response.OnStarting(MarkAnswer, http.Response);
        if (HttpMethods.IsOptions(http.Request.Method))
        {
            http.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        http.Request.Path = path;
        try
        {
            if (IsAt(http.Request, StatementsApi.Path))
                await MarkConsistency(http);
            if (await Admit(http) is { } failure)
                await failure.ToResult().ExecuteAsync(http);
            else
                await GoOn(http);
        }
        catch (BadHttpRequestException broken) when (!http.Response.HasStarted)
        {
            await Refuse(broken).ToResult().ExecuteAsync(http);
        }
    }

    private async Task GoOn(HttpContext http)
    {
        await next(http);
        if (http.Response is { StatusCode: StatusCodes.Status404NotFound, HasStarted: false } && http.GetEndpoint() is null)
            await NoResource(http.Request.Path).ToResult().ExecuteAsync(http);
    }

    private Failure.NotFound NoResource(string path)
    {
        var endpoint = web.Value.PortalOrigin.TrimEnd('/') + Root;
        return new Failure.NotFound(new Problem(
            "no-resource",
            new($"इस पते पर xAPI का कोई संसाधन नहीं है: {path}", $"There is no xAPI resource at {path}."),
            "xAPI 2.0 4.1.6; 1.0.3 Communication 2.0",
            path,
            new($"endpoint {endpoint}/ है; उसके बाद यह आता है: {Resources}। जैसे {endpoint}/statements",
                $"The endpoint is {endpoint}/; what follows it is one of {Resources}. For example {endpoint}/statements")));
    }

    private static Task MarkAnswer(object response)
    {
        var headers = ((HttpResponse)response).Headers;
        CrossOrigin.Open(headers, ((HttpResponse)response).HttpContext.Request);
        headers.TryAdd(XapiVersion.Header, XapiVersion.Two.Text);
        return Task.CompletedTask;
    }

    /// <summary>On every answer about statements (1.0.3 Communication 2.1.3), and before the first read: what is stored up to here is in the answer.</summary>
    private async Task MarkConsistency(HttpContext http)
    {
        var reads = HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method);
        var through = await (reads ? consistency.Through(http.RequestAborted) : consistency.Recent(http.RequestAborted));
        http.Response.Headers[Consistency.Header] = through.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture);
    }

    private static bool IsAt(HttpRequest request, string path) =>
        request.Path.Value.AsSpan().TrimEnd('/').Equals(path, StringComparison.OrdinalIgnoreCase);

    /// <summary>A body that came too slowly, broke off or was longer than allowed.</summary>
    private static Failure Refuse(BadHttpRequestException broken)
    {
        var problem = new Problem(
            "body",
            new($"अनुरोध पूरा नहीं पढ़ा जा सका; कुछ भी सहेजा नहीं गया। {broken.Message}", $"The request could not be read whole; nothing was stored. {broken.Message}"),
            "xAPI 1.0.3 Communication 3.2", "body");
        return broken.StatusCode == StatusCodes.Status413PayloadTooLarge ? new Failure.TooLarge(problem) : new Failure.Invalid(problem);
    }

    private async Task<Failure?> Admit(HttpContext http)
    {
        if (await AlternateSyntax.Unwrap(http, options.Value.LongestBody) is { } malformed)
            return malformed;
        var version = XapiVersion.Parse(http.Request.Headers[XapiVersion.Header].FirstOrDefault());
        if (version is not null)
            http.Response.Headers[XapiVersion.Header] = version.Text;
        if (IsAt(http.Request, Root + "/about"))
            return null;
        if (await KeyOf(http) is not { } key)
            return Unauthorized(http);
        if (version is null)
            return new Failure.Invalid(new Problem(
                "version",
                new($"{XapiVersion.Header} शीर्षक में 1.0.x या 2.0.0 चाहिए।", $"The header {XapiVersion.Header} must name 1.0.x or 2.0.0."),
                "xAPI 2.0 4.1.1; 1.0.3 Communication 3.3",
                XapiVersion.Header,
                new($"{XapiVersion.Header}: 1.0.3 (या 2.0.0) भेजें।", $"Send {XapiVersion.Header}: 1.0.3 (or 2.0.0).")));
        // Within this, each resource has its own limit, which is kept while reading.
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = options.Value.LongestRequest;
        http.Features.Set(new XapiRequest(version, key, key.Authority(web.Value.PortalOrigin)));
        return RequestBody.Unpack(http.Request, options.Value);
    }

    private async Task<ApiKey?> KeyOf(HttpContext http)
    {
        var header = http.Request.Headers.Authorization.ToString();
        if (!header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase))
            return null;
        var bytes = new byte[header.Length];
        if (!Convert.TryFromBase64String(header[6..].Trim(), bytes, out var length))
            return null;
        var pair = Encoding.UTF8.GetString(bytes, 0, length);
        var colon = pair.IndexOf(':', StringComparison.Ordinal);
        return colon <= 0 ? null : await keys.Check(pair[..colon], pair[(colon + 1)..], http.RequestAborted);
    }

    private static Failure.Unauthorized Unauthorized(HttpContext http)
    {
        // A script's request must not make the browser ask for a password.
        if (!CrossOrigin.IsScript(http.Request))
            http.Response.Headers[HeaderNames.WWWAuthenticate] = "Basic realm=\"xAPI\", charset=\"UTF-8\"";
        return new Failure.Unauthorized(new Problem(
            "key", new("मान्य API कुंजी चाहिए।", "A valid API key is required."), "xAPI 1.0.3 Communication 4.0", "Authorization",
            new("कुंजी और उसका गुप्त शब्द भेजें: Authorization: Basic base64(key:secret)। दोनों वहाँ दिखे थे जहाँ कुंजी बनी।",
                "Send the key and its secret as Authorization: Basic base64(key:secret). Both were shown where the key was made.")));
    }
}
