using Authoring.Checks;
using Lrs.Web;

namespace Authoring.Uploads;

/// <summary>Checks that did not come to an end, through no fault of the package.</summary>
internal static class CheckFindings
{
    private static readonly Text Again = new("फ़ाइल फिर से भेजें; फिर भी न हो तो यह पृष्ठ व्यवस्थापक को दिखाएँ।",
        "Upload the file again; if that fails too, show this page to the operator.");

    public static readonly Finding FileGone = Ended("upload-lost",
        new("भेजी गई फ़ाइल सर्वर पर नहीं मिली, इसलिए जाँच नहीं हो सकी।", "The uploaded file is no longer on the server, so it could not be checked."));

    public static readonly Finding GaveUp = Ended("check-gave-up",
        new("जाँच तीन बार बीच में रुक गई।", "The check was interrupted three times."));

    public static readonly Finding Broke = Ended("check-broke",
        new("जाँच में हमारी ओर से गड़बड़ी हुई। पैकेज प्रकाशित नहीं हुआ।", "The check broke on our side. The package was not published."));

    private static Finding Ended(string code, Text message) => new(Severity.Error, code, "", "", message, Again);
}
