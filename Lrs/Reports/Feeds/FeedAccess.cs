using System.Text;
using Lrs.People;
using Lrs.Records.Keys;
using Lrs.Web;
using Microsoft.AspNetCore.Http;

namespace Lrs.Reports.Feeds;

/// <summary>Who may read feeds: an officer signed in, within row security; or a key that may read, within its department.</summary>
public sealed class FeedAccess(ApiKeys keys)
{
    /// <summary>What the caller may see; Unauthorized for nobody known, Forbidden for a person who is no officer or a key without the scope.</summary>
    public async Task<Outcome<Visibility>> Of(HttpContext http)
    {
        if (http.Request.Headers.Authorization.ToString() is { Length: > 0 } header)
            return await OfKey(http, header);
        if (http.Viewer() is not { } viewer)
            return Nobody(http);
        var visibility = Visibility.Of(viewer);
        return visibility.SeesOthers ? visibility : new Failure.Forbidden(new Problem(
            "reports/officers-only", new("रिपोर्ट केवल अधिकारियों के लिए हैं।", "Reports are for officers only."),
            Cure: new("अपने पाठ्यक्रम मुख्य पृष्ठ पर देखें।", "See your own courses on the home page.")));
    }

    private async Task<Outcome<Visibility>> OfKey(HttpContext http, string header)
    {
        if (Pair(header) is not { } pair || await keys.Check(pair.Name, pair.Secret, http.RequestAborted) is not { } key)
            return Nobody(http);
        if (!key.May(Scope.AllRead))
            return new Failure.Forbidden(new Problem(
                "scope", new("इस कुंजी को all/read की अनुमति नहीं है।", "This key lacks the scope all/read."), Place: "Authorization"));
        return new Visibility(key.Department is null, key.Department is null ? [] : [key.Department], "");
    }

    private static (string Name, string Secret)? Pair(string header)
    {
        if (!header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase))
            return null;
        var bytes = new byte[header.Length];
        if (!Convert.TryFromBase64String(header[6..].Trim(), bytes, out var length))
            return null;
        var pair = Encoding.UTF8.GetString(bytes, 0, length);
        var colon = pair.IndexOf(':', StringComparison.Ordinal);
        return colon <= 0 ? null : (pair[..colon], pair[(colon + 1)..]);
    }

    /// <summary>
    /// The answer to a refusal of <see cref="Of"/>: a person whose session is over signs in again and comes back to the same file;
    /// programs get what <paramref name="answer"/> makes of it.
    /// </summary>
    public static IResult Refused(HttpContext http, Failure failure, Func<Failure, IResult> answer) =>
        failure is Failure.Unauthorized && IsPerson(http.Request) ? ToSignIn.From(http.Request) : answer(failure);

    // A browser that is challenged shows its own password box, which no officer has a password for.
    private static bool IsPerson(HttpRequest request) => FailureResult.WantsPage(request) && request.Headers.Authorization.Count == 0;

    private static Failure.Unauthorized Nobody(HttpContext http)
    {
        if (!IsPerson(http.Request))
            http.Response.Headers.WWWAuthenticate = "Basic realm=\"reports\", charset=\"UTF-8\"";
        return new Failure.Unauthorized(new Problem(
            "reports/who-asks",
            new("अधिकारी के रूप में साइन इन करें या API कुंजी दें।", "Sign in as an officer, or give an API key."), Place: "Authorization"));
    }
}
