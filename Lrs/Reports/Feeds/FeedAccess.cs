using Lrs.People;
using Lrs.Web;
using Microsoft.AspNetCore.Http;

namespace Lrs.Reports.Feeds;

/// <summary>Who may read feeds: an officer signed in, within row security.</summary>
public static class FeedAccess
{
    /// <summary>What the caller may see; Unauthorized for nobody known, Forbidden for a person who is no officer.</summary>
    public static Outcome<Visibility> Of(HttpContext http)
    {
        if (http.Viewer() is not { } viewer)
            return Nobody(http);
        var visibility = Visibility.Of(viewer);
        return visibility.SeesOthers ? visibility : new Failure.Forbidden(new Problem(
            "reports/officers-only", new("रिपोर्ट केवल अधिकारियों के लिए हैं।", "Reports are for officers only."),
            Cure: new("अपने पाठ्यक्रम मुख्य पृष्ठ पर देखें।", "See your own courses on the home page.")));
    }

    private static Failure.Unauthorized Nobody(HttpContext http)
    {
        http.Response.Headers.WWWAuthenticate = "Basic realm=\"reports\", charset=\"UTF-8\"";
        return new Failure.Unauthorized(new Problem(
            "reports/who-asks",
            new("अधिकारी के रूप में साइन इन करें या API कुंजी दें।", "Sign in as an officer, or give an API key."), Place: "Authorization"));
    }
}
