using Lrs.Web;

namespace Lrs.Records.Statements.Reading;

/// <summary>What a refused statement's sender is told.</summary>
internal static class Says
{
    public static readonly Text Null = new("null की अनुमति केवल extensions के भीतर है", "null is allowed only inside extensions");
    public static readonly Text NotObject = new("JSON ऑब्जेक्ट होना चाहिए", "not a JSON object");
    public static readonly Text NotArray = new("JSON सूची होनी चाहिए", "not a JSON array");
    public static readonly Text NotString = new("टेक्स्ट (string) होना चाहिए", "not a string");
    public static readonly Text NotNumber = new("संख्या होनी चाहिए", "not a number");
    public static readonly Text NotBoolean = new("true या false होना चाहिए", "not true or false");
    public static readonly Text NotInteger = new("शून्य या उससे बड़ी पूर्णांक संख्या होनी चाहिए", "not a whole number of zero or more");
    public static readonly Text NotIri = new("IRI नहीं है (योजना सहित पूरा पता चाहिए)", "not an IRI with a scheme");
    public static readonly Text NotUuid = new("UUID नहीं है", "not a UUID");
    public static readonly Text NotInstant = new(
        "समय ISO 8601 रूप में नहीं है (और -00 ऑफ़सेट मान्य नहीं)", "not an ISO 8601 timestamp (and the offset -00:00 is not allowed)");
    public static readonly Text NotDuration = new("अवधि ISO 8601 रूप में नहीं है", "not an ISO 8601 duration");
    public static readonly Text NotLanguage = new("भाषा का कोड RFC 5646 के अनुसार नहीं है", "not an RFC 5646 language tag");
    public static readonly Text NotMailto = new("mailto: से शुरू होने वाला ई-मेल पता चाहिए", "not of the form mailto:address");
    public static readonly Text NotSha1 = new("40 अंकों का SHA-1 (hex) चाहिए", "not a SHA-1 of 40 hex digits");
    public static readonly Text NotSha2 = new("SHA-2 (hex) चाहिए", "not a SHA-2 in hex digits");
    public static readonly Text NotContentType = new("मीडिया प्रकार (जैसे text/plain) चाहिए", "not a media type such as text/plain");
    public static readonly Text OneIdentifier = new(
        "mbox, mbox_sha1sum, openid, account में से ठीक एक चाहिए", "exactly one of mbox, mbox_sha1sum, openid, account is required");
    public static readonly Text OneIdentifierAtMost = new(
        "mbox, mbox_sha1sum, openid, account में से एक से अधिक नहीं", "at most one of mbox, mbox_sha1sum, openid, account is allowed");
    public static readonly Text MembersRequired = new("बिना पहचान वाले समूह में member चाहिए", "an anonymous group needs member");
    public static readonly Text MemberIsAgent = new("समूह का सदस्य Agent ही हो सकता है", "a member of a group must be an Agent");
    public static readonly Text AuthorityGroup = new(
        "authority समूह हो तो बिना पहचान का और ठीक दो सदस्यों का", "an authority that is a Group must be anonymous with exactly two members");
    public static readonly Text VoidNeedsReference = new(
        "voided क्रिया का object केवल StatementRef हो सकता है", "the object of the verb voided must be a StatementRef");
    public static readonly Text NestedSubStatement = new(
        "SubStatement के भीतर SubStatement नहीं हो सकता", "a SubStatement must not contain a SubStatement");
    public static readonly Text OnlyForActivity = new(
        "केवल तब मान्य जब object कोई Activity हो", "allowed only if the object is an Activity");
    public static readonly Text NeedsInteractionType = new(
        "interactionType के बिना मान्य नहीं", "not allowed without interactionType");
    public static readonly Text WrongComponent = new(
        "इस interactionType के साथ मान्य नहीं", "not allowed with this interactionType");
    public static readonly Text ComponentTwice = new("एक सूची में एक ही id दो बार", "the same id twice in one list");
    public static readonly Text ScaledRange = new("scaled का मान -1 से 1 के बीच हो", "scaled must lie between -1 and 1");
    public static readonly Text MinBelowMax = new("min का मान max से कम हो", "min must be less than max");
    public static readonly Text RawWithin = new("raw का मान min और max के बीच हो", "raw must lie between min and max");
    public static readonly Text Empty = new("खाली नहीं हो सकता", "must not be empty");
    public static readonly Text Nul = new("NUL (U+0000) नहीं हो सकता", "must not contain NUL (U+0000)");
    public static readonly Text WrongVersion = new("यह version स्वीकार नहीं है", "this version is not accepted");
    public static readonly Text OnlyTwo = new("केवल xAPI 2.0 में मान्य", "allowed only in xAPI 2.0");
    public static readonly Text TextBroken = new("टेक्स्ट मान्य Unicode नहीं है", "the text is not valid Unicode");

    public static Text Missing(string name) => new($"{name} आवश्यक है", $"{name} is required");

    public static Text Unknown(string name) => new($"'{name}' यहाँ परिभाषित नहीं है", $"'{name}' is not defined here");

    public static Text OneOf(IEnumerable<string> allowed) =>
        new($"इनमें से एक चाहिए: {string.Join(", ", allowed)}", $"must be one of {string.Join(", ", allowed)}");
}
