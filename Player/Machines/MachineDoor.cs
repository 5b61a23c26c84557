using System.Text;
using System.Text.Json;
using Lrs.Records.Keys;
using Lrs.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Player.Machines;

/// <summary>What a route of the API asks of the key.</summary>
internal sealed record MachineScope(string Scope);

/// <summary>
/// Who calls the API for machines: a key in HTTP Basic with the scope of the route. A key of a department reaches that department's courses only.
/// No cookie counts here, so any page may call with a key of its own.
/// </summary>
internal sealed class MachineDoor(ApiKeys keys) : IEndpointFilter
{
    private const int LongestJson = 65_536;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { MaxDepth = 8 };

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        Open(http.Response.Headers);
        http.Response.Headers.CacheControl = "no-store";
        if (http.GetEndpoint()?.Metadata.GetMetadata<MachineScope>() is not { } needed)
            return await next(context);
        if (await KeyOf(http) is not { } key)
            return new Failure.Unauthorized(new Problem(
                "key", new("मान्य API कुंजी चाहिए।", "A valid API key is required."), Place: "Authorization",
                Cure: new("संचालक से “player” अनुमति वाली कुंजी लें।", "Ask the operator for a key with the scope “player”."))).ToResult();
        if (!key.May(needed.Scope, Scope.Player))
            return new Failure.Forbidden(new Problem(
                "scope", new("इस कुंजी को यह अनुमति नहीं है।", "This key lacks the scope."), Place: needed.Scope,
                Cure: new($"“{needed.Scope}” अनुमति वाली कुंजी लें।", $"Use a key with the scope “{needed.Scope}”."))).ToResult();
        http.Features.Set(key);
        return await next(context);
    }

    /// <summary>The key of a request that came through the door.</summary>
    public static ApiKey Key(HttpContext http) => http.Features.Get<ApiKey>()!;

    /// <summary>Whether the key reaches what belongs to a department.</summary>
    public static bool Reaches(HttpContext http, string department) => Key(http).Department is null || Key(http).Department == department;

    /// <summary>Lets pages of other origins call; also the answer to their question beforehand.</summary>
    public static void Open(IHeaderDictionary headers)
    {
        headers.AccessControlAllowOrigin = "*";
        headers.AccessControlAllowHeaders = "Authorization, Content-Type";
        headers.AccessControlAllowMethods = "GET, POST, DELETE";
    }

    /// <summary>The body as JSON. Invalid where it is not that.</summary>
    public static async Task<Outcome<T>> Read<T>(HttpContext http, CancellationToken cancel)
    {
        try
        {
            if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
                limit.MaxRequestBodySize = LongestJson;
            return await JsonSerializer.DeserializeAsync<T>(http.Request.Body, Json, cancel) is { } read ? read : Wrong("null");
        }
        catch (JsonException broken)
        {
            return Wrong(broken.Message);
        }
    }

    private static Failure.Invalid Wrong(string what) => new(new Problem(
        "bad-json", new($"अनुरोध समझ में नहीं आया: {what}", $"The request was not understood: {what}"), "RFC 8259", "body",
        new("openapi.json में दिया रूप भेजें।", "Send the form that openapi.json describes.")));

    private async Task<ApiKey?> KeyOf(HttpContext http)
    {
        var header = http.Request.Headers.Authorization.ToString();
        var bytes = new byte[header.Length];
        if (!header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase) || !Convert.TryFromBase64String(header[6..].Trim(), bytes, out var length))
            return null;
        var pair = Encoding.UTF8.GetString(bytes, 0, length);
        var colon = pair.IndexOf(':', StringComparison.Ordinal);
        return colon <= 0 ? null : await keys.Check(pair[..colon], pair[(colon + 1)..], http.RequestAborted);
    }
}

internal static class MachineRoutes
{
    /// <summary>The route asks for a key with the scope; <c>player</c> holds all of the API.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder route, string scope)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new MachineScope(scope));
}
