using Lrs.Web;

namespace Authoring.Checks;

/// <summary>What a finding means for those who will take the course.</summary>
public static class Meanings
{
    private static readonly Text Nothing = new("सीखने वालों को कोई अंतर नहीं दिखेगा।", "Learners notice nothing of it.");
    private static readonly Text NoCourse = new("ठीक किया हुआ पैकेज आने तक सीखने वालों को यह पाठ्यक्रम नहीं मिलेगा।", "Learners don't get this course until a corrected package comes.");
    private static readonly Text MayDiffer = new("कुछ पाठ अपेक्षा से अलग दिख सकते हैं।", "Some lessons may look or behave other than intended.");

    private static readonly Dictionary<string, Text> ByCode = new(StringComparer.Ordinal)
    {
        ["manifest-in-folder"] = new("पाठ वैसे ही चलेंगे; उस फ़ोल्डर के बाहर की फ़ाइलें उन्हें नहीं मिलेंगी।", "Lessons run as they should; files outside that folder are not there for them."),
        ["nested-zip"] = new("पाठ वैसे ही चलेंगे; बाहर की फ़ाइलें (जैसे readme) उन्हें नहीं मिलेंगी।", "Lessons run as they should; what lay beside the inner zip (such as a readme) is not there for them."),
        ["several-manifests"] = new("सीखने वालों को केवल पहले मैनिफ़ेस्ट के पाठ मिलेंगे।", "Learners get the lessons of the first manifest only."),
        ["same-name-twice"] = new("पाठ में फ़ाइल का पुराना या नया रूप दिख सकता है।", "A lesson may show the older or the newer of the two files."),
        ["names-differ-in-case"] = new("कोई चित्र या पृष्ठ गलत खुल सकता है।", "A picture or page may turn out to be the wrong one."),
        ["schemaversion-missing"] = new("अंक और प्रगति माने गए संस्करण के नियमों से दर्ज होंगे।", "Scores and progress are recorded by the rules of the version taken."),
        ["schemaversion-unknown"] = new("अंक और प्रगति माने गए संस्करण के नियमों से दर्ज होंगे।", "Scores and progress are recorded by the rules of the version taken."),
        ["schemaversion-contradicted"] = new("अंक और प्रगति माने गए संस्करण के नियमों से दर्ज होंगे।", "Scores and progress are recorded by the rules of the version taken."),
        ["no-organization"] = new("पाठों की सूची संसाधनों के नाम से दिखेगी; क्रम फ़ाइल का ही होगा।", "The list of lessons shows the names of resources, in the order of the file."),
        ["default-organization-wrong"] = new("कई पाठ-संरचनाओं में से सीखने वालों को केवल चुनी गई दिखेगी।", "Of several ways through the course learners see only the one taken."),
        ["identifier-missing"] = Nothing,
        ["identifier-repeated"] = new("पाठ अलग-अलग गिने जाएँगे; अगले संस्करण में पहचान बदली तो प्रगति साथ नहीं जाएगी।", "The lessons are counted apart; if the next version names them otherwise, progress does not carry over."),
        ["reference-dangling"] = new("यह पाठ सूची में रहेगा पर खुलेगा नहीं।", "This lesson stands in the list and does not open."),
        ["href-missing"] = new("यह पाठ सूची में रहेगा पर खुलेगा नहीं।", "This lesson stands in the list and does not open."),
        ["href-inferred"] = new("पाठ अपने एकमात्र पृष्ठ से खुलेगा।", "The lesson opens with the only page it has."),
        ["item-without-resource"] = new("यह शीर्षक बिना पाठ के है; इसे खोला नहीं जा सकता।", "This heading has no lesson behind it and can't be opened."),
        ["cluster-with-resource"] = new("अध्याय का अपना पृष्ठ उसके पहले पाठ के रूप में दिखेगा।", "The chapter's own page is shown as its first lesson."),
        ["value-unknown"] = new("उस नियम के बिना पाठ चलेंगे; क्रम या पूर्णता अपेक्षा से अलग हो सकती है।", "Lessons run without that rule; their order or completion may be other than intended."),
        ["sequencing-reference-dangling"] = new("यहाँ सामान्य नियम चलेंगे: सब पाठ चुने जा सकेंगे।", "The default rules apply here: every lesson can be chosen."),
        ["launch-elsewhere"] = new("पाठ खुलेगा, पर उसकी प्रगति और अंक दर्ज नहीं होंगे।", "The lesson opens, but its progress and score are not recorded."),
        ["missing-file"] = new("कोई चित्र, ध्वनि या पृष्ठ छूट सकता है।", "A picture, sound or page may be missing."),
        ["program-inside"] = new("यह नहीं चलेगा; इसे केवल डाउनलोड किया जा सकेगा।", "It does not run; at most it can be downloaded."),
        ["flash-inside"] = new("इस जगह खाली भाग दिखेगा।", "An empty area is shown in its place."),
        ["launch-file-case"] = new("पाठ खुलेगा।", "The lesson opens."),
    };

    /// <summary>Every finding has a meaning; those that refuse the package share one.</summary>
    public static Text Meaning(this Finding finding) => finding.Severity switch
    {
        Severity.Error => NoCourse,
        _ when ByCode.TryGetValue(finding.Code, out var own) => own,
        Severity.Warning => MayDiffer,
        _ => Nothing,
    };
}
