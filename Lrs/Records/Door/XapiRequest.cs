using Lrs.Records.Keys;
using Lrs.Records.Statements;
using Lrs.Web;
using Microsoft.AspNetCore.Http;

namespace Lrs.Records.Door;

/// <summary>A request that came through the door: its version, its key, and in whose name it writes.</summary>
internal sealed record XapiRequest(XapiVersion Version, ApiKey Key, Authority Authority)
{
    public static XapiRequest Of(HttpContext http) =>
        http.Features.Get<XapiRequest>() ?? throw new InvalidOperationException("The request did not come through XapiDoor.");

    /// <summary>Null if the key has one of the scopes, else what to answer. 1.0.3 Communication 4.2.</summary>
    public Failure? Require(params ReadOnlySpan<string> oneOf) => Key.May(oneOf)
        ? null
        : new Failure.Forbidden(new Problem(
            "scope",
            new($"इस कुंजी को यह अनुमति नहीं है: {string.Join(", ", oneOf!)}", $"This key lacks the scope {string.Join(" or ", oneOf!)}."),
            "xAPI 1.0.3 Communication 4.2"));
}
