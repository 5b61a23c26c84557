using Lrs.Web;
using Microsoft.AspNetCore.Http;

namespace Lrs.Records.Documents;

/// <summary>If-Match and If-None-Match, and what holds without them. 1.0.3 Communication 3.1; 2.0 4.1.4.</summary>
internal sealed record Preconditions(IReadOnlyList<string> IfMatch, IReadOnlyList<string> IfNoneMatch, XapiVersion Version)
{
    private const string Clause = "xAPI 2.0 4.1.4; 1.0.3 Communication 3.1";

    public static Preconditions Of(HttpRequest request, XapiVersion version) =>
        new(Tags(request.Headers.IfMatch.ToString()), Tags(request.Headers.IfNoneMatch.ToString()), version);

    private bool AreNone => IfMatch.Count == 0 && IfNoneMatch.Count == 0;

    /// <summary>Null if the document may be changed as it now stands.</summary>
    public Failure? Check(Document? now)
    {
        var meetsMatch = IfMatch.Count == 0 || (now is not null && (IfMatch.Contains("*") || IfMatch.Contains(now.Etag)));
        var meetsNone = IfNoneMatch.Count == 0 || now is null || !(IfNoneMatch.Contains("*") || IfNoneMatch.Contains(now.Etag));
        return meetsMatch && meetsNone
            ? null
            : new Failure.PreconditionFailed(new Problem(
                "changed",
                new("दस्तावेज़ वैसा नहीं है जैसा आपने देखा था।", "The document is not what you saw."),
                Clause, "If-Match",
                new("उसे फिर पढ़ें और नए ETag के साथ भेजें।", "Read it again and send with the new ETag.")));
    }

    /// <summary>The same for a PUT, which must not overwrite blindly. 1.0.x allows it for state, and old content needs it.</summary>
    public Failure? CheckPut(DocumentKind kind, Document? now)
    {
        if (!AreNone || (kind == DocumentKind.State && !Version.IsTwo))
            return Check(now);
        if (now is not null)
            return new Failure.Conflict(new Problem(
                "exists",
                new("दस्तावेज़ पहले से है; If-Match या If-None-Match के बिना बदला नहीं जाएगा।", "The document exists and is not replaced without If-Match or If-None-Match."),
                Clause, "If-Match",
                new("पहले GET से पढ़ें, फिर उसका ETag If-Match में भेजें।", "GET it first, then send its ETag in If-Match.")));
        return Version.IsTwo
            ? null
            : new Failure.Invalid(new Problem(
                "precondition",
                new("If-Match या If-None-Match आवश्यक है।", "If-Match or If-None-Match is required."), Clause, "If-None-Match"));
    }

    private static List<string> Tags(string header) =>
        [.. header.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(tag => (tag.StartsWith("W/", StringComparison.Ordinal) ? tag[2..] : tag).Trim('"'))];
}
