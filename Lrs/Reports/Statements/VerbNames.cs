using Lrs.Web;

namespace Lrs.Reports.Statements;

/// <summary>Verbs as people say them; an unknown verb is shown by the last part of its IRI.</summary>
public static class VerbNames
{
    private static readonly Dictionary<string, Text> Known = new(StringComparer.Ordinal)
    {
        ["launched"] = new("खोला", "opened"),
        ["initialized"] = new("शुरू किया", "began"),
        ["attempted"] = new("प्रयास किया", "attempted"),
        ["resumed"] = new("फिर से जारी किया", "resumed"),
        ["suspended"] = new("बीच में रोका", "paused"),
        ["terminated"] = new("बंद किया", "closed"),
        ["abandoned"] = new("बीच में छूटा", "left without closing"),
        ["experienced"] = new("देखा", "went through"),
        ["progressed"] = new("आगे बढ़ा", "moved on"),
        ["answered"] = new("उत्तर दिया", "answered"),
        ["interacted"] = new("काम किया", "interacted with"),
        ["completed"] = new("पूरा किया", "completed"),
        ["passed"] = new("उत्तीर्ण किया", "passed"),
        ["failed"] = new("उत्तीर्ण नहीं हुआ", "failed"),
        ["scored"] = new("अंक पाए", "scored"),
        ["satisfied"] = new("शर्त पूरी की", "satisfied"),
        ["waived"] = new("छूट मिली", "was exempted from"),
        ["attended"] = new("उपस्थित रहा", "attended"),
        ["registered"] = new("पंजीकृत हुआ", "registered for"),
        ["voided"] = new("रद्द किया", "voided"),
    };

    /// <summary>The verb in both languages.</summary>
    public static Text Of(string iri)
    {
        var last = iri.TrimEnd('/')[(iri.TrimEnd('/').LastIndexOfAny(['/', '#']) + 1)..];
        return Known.TryGetValue(last, out var text) ? text : Text.Same(last);
    }
}
