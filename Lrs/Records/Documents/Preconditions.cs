using Lrs.Web;
using Microsoft.AspNetCore.Http;

namespace Lrs.Records.Documents;

/// <summary>If-Match and If-None-Match, and what holds without them. 1.0.3 Communication 3.1; 2.0 4.1.4.</summary>
internal sealed record Preconditions(Preconditions.Tags IfMatch, Preconditions.Tags IfNoneMatch, XapiVersion Version)
{
    private const string Clause = "xAPI 2.0 4.1.4; 1.0.3 Communication 3.1";

    public static Preconditions Of(HttpRequest request, XapiVersion version) =>
        new(Tags.Of(request.Headers.IfMatch.ToString()), Tags.Of(request.Headers.IfNoneMatch.ToString()), version);

    private bool AreNone => IfMatch.AreNone && IfNoneMatch.AreNone;

    /// <summary>Null if the document may be changed as it now stands.</summary>
    public Failure? Check(Document? now)
    {
        if (!IfMatch.AreNone && !IfMatch.Fit(now))
            return now is null ? None : Changed("If-Match", new("दस्तावेज़ वैसा नहीं है जैसा आपने देखा था।", "The document is not what you saw."));
        return IfNoneMatch.AreNone || !IfNoneMatch.Fit(now)
            ? null
            : Changed("If-None-Match", new("ऐसा दस्तावेज़ पहले से है।", "There is already such a document."));
    }

    /// <summary>
    /// The same for a PUT, which must not overwrite blindly. 1.0.x allows it for state, and old content needs it; a new profile is refused
    /// in 1.0.3 only: 1.0.2 (6.3) asks stores for no such thing, and Tin Can libraries send their first profile without a precondition.
    /// </summary>
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
        return Version.IsTwo || Version.IsBeforeThree
            ? null
            : new Failure.Invalid(new Problem(
                "precondition",
                new("If-Match या If-None-Match आवश्यक है।", "If-Match or If-None-Match is required."), Clause, "If-None-Match",
                new("नए दस्तावेज़ के साथ If-None-Match: * भेजें।", "Send If-None-Match: * with a new document.")));
    }

    private static Failure.PreconditionFailed None => new(new Problem(
        "no-document",
        new("ऐसा कोई दस्तावेज़ अभी नहीं है, इसलिए If-Match पूरा नहीं होता।", "There is no such document yet, so that no If-Match holds, not even *."),
        Clause + "; RFC 9110 13.1.1", "If-Match",
        new("नए दस्तावेज़ के साथ If-None-Match: * भेजें।", "Send If-None-Match: * with a new document.")));

    private static Failure.PreconditionFailed Changed(string header, Text why) => new(new Problem(
        "changed", why, Clause, header, new("उसे फिर पढ़ें और नए ETag के साथ भेजें।", "Read it again and send with the new ETag.")));

    /// <summary>What one of the two headers names. Proxies that pack answers weaken tags, and some clients forget the quotes; both still say which.</summary>
    public sealed record Tags(bool Any, IReadOnlyList<string> Named)
    {
        public bool AreNone => !Any && Named.Count == 0;

        public static Tags Of(string header)
        {
            var tags = header.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            return new Tags(tags.Contains("*"), [.. tags.Where(tag => tag != "*").Select(Bare)]);
        }

        public bool Fit(Document? now) => now is not null && (Any || Named.Contains(now.Etag));

        private static string Bare(string tag) => (tag.StartsWith("W/", StringComparison.Ordinal) ? tag[2..] : tag).Trim('"');
    }
}
