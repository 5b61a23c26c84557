using Lrs.Records.Keys;
using Lrs.Records.Statements;
using Lrs.Records.Statements.Storing;
using Lrs.Records.Terms;
using Lrs.Web;
using Microsoft.AspNetCore.Http;

namespace Lrs.Records.Door;

/// <summary>A request that came through the door: its version, its key, and in whose name it writes.</summary>
internal sealed record XapiRequest(XapiVersion Version, ApiKey Key, Authority Authority)
{
    public static XapiRequest Of(HttpContext http) =>
        http.Features.Get<XapiRequest>() ?? throw new InvalidOperationException("The request did not come through XapiDoor.");

    /// <summary>
    /// What every read of statements by this key is confined to: what it wrote itself (1.0.3 Communication 4.2, statements/read/mine),
    /// and, for a key of a department, what the department wrote or what is about its staff.
    /// </summary>
    public IReadOnlyList<Term> Bounds
    {
        get
        {
            var bounds = new List<Term>();
            if (!Key.May(Scope.AllRead, Scope.StatementsRead))
                bounds.Add(new(TermKind.Agent, Authority.Actor.Identifier!.Key, TermRole.Authority));
            if (Key.Department is { } department)
                bounds.Add(StatementTerms.ReadBy(department));
            return bounds;
        }
    }

    /// <summary>Null if the key has one of the scopes, else what to answer. 1.0.3 Communication 4.2.</summary>
    public Failure? Require(params ReadOnlySpan<string> oneOf) => Key.May(oneOf)
        ? null
        : new Failure.Forbidden(new Problem(
            "scope",
            new($"इस कुंजी को यह अनुमति नहीं है: {string.Join(", ", oneOf!)}", $"This key lacks the scope {string.Join(" or ", oneOf!)}."),
            "xAPI 1.0.3 Communication 4.2"));
}
