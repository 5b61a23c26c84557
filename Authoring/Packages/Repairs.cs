using Authoring.Checks;
using Lrs.Web;

namespace Authoring.Packages;

/// <summary>What was odd about a zip and was put right on the way in.</summary>
internal static class Repairs
{
    private static readonly Text Nothing = new("कुछ करने की आवश्यकता नहीं।", "Nothing needs to be done.");

    public static Finding Backslashes(int count) => new(Severity.Note, "backslashes", "ZIP APPNOTE 4.4.17.1", "",
        new($"{count} फ़ाइलों के पथ में \"\\\" था; उसे \"/\" पढ़ा गया।", $"{count} paths were written with \"\\\" and read as \"/\"."), Nothing);

    public static Finding Leftovers(int count) => new(Severity.Note, "leftovers-skipped", "ZIP APPNOTE 4.4.17", "",
        new($"कंप्यूटर की छोड़ी हुई {count} फ़ाइलें (जैसे __MACOSX) छोड़ दी गईं।", $"{count} files left behind by a computer (such as __MACOSX) were skipped."), Nothing);

    public static Finding NestedZip(string inner) => new(Severity.Warning, "nested-zip", "SCORM 2004 4th Ed. CAM 3.4.1", inner,
        new($"ज़िप के भीतर एक और ज़िप थी; भीतर वाली ({inner}) को पैकेज माना गया, बाकी छोड़ दिया गया।",
            $"The zip held another zip. The one inside ({inner}) was taken as the package; the rest was left out."),
        new("अगली बार साधन से निकली ज़िप सीधे भेजें, उसे फिर से ज़िप न करें।", "Next time upload the zip as the tool exported it, without zipping it again."));

    public static Finding ManifestInFolder(string path, int outside) => new(Severity.Warning, "manifest-in-folder", "SCORM 2004 4th Ed. CAM 3.4.1", path,
        new($"imsmanifest.xml ज़िप के मूल में नहीं, एक फ़ोल्डर में मिली। उसी फ़ोल्डर को पैकेज माना गया; बाहर की {outside} फ़ाइलें छोड़ दी गईं।",
            $"imsmanifest.xml lies in a folder, not at the root of the zip. That folder was taken as the package; {outside} files outside it were left out."),
        new("अगली बार फ़ोल्डर की नहीं, उसकी सामग्री की ज़िप बनाएँ।", "Next time zip the contents of the folder, not the folder."));

    public static Finding ManifestCase(string path) => new(Severity.Note, "manifest-name-case", "SCORM 2004 4th Ed. CAM 3.4.1", path,
        new("मैनिफ़ेस्ट का नाम छोटे अक्षरों में imsmanifest.xml होना चाहिए; फिर भी पढ़ लिया गया।",
            "The manifest must be named imsmanifest.xml in small letters; it was read anyway."), Nothing);

    public static Finding SeveralManifests(string chosen, string other, int count) => new(Severity.Warning, "several-manifests", "SCORM 2004 4th Ed. CAM 3.4.1", other,
        new($"ज़िप में {count} मैनिफ़ेस्ट हैं। {chosen} को पढ़ा गया, बाकी को सामान्य फ़ाइल माना गया।",
            $"The zip contains {count} manifests. {chosen} was read; the others are treated as ordinary files."),
        new("यदि ज़िप में दो पाठ्यक्रम हैं तो उन्हें अलग-अलग भेजें।", "If the zip contains two courses, upload them one by one."));

    public static Finding SameNameTwice(string path) => new(Severity.Warning, "same-name-twice", "ZIP APPNOTE 4.3", path,
        new("यह फ़ाइल ज़िप में दो बार है; बाद वाली रखी गई।", "This file is in the zip twice; the later one was kept."),
        new("देखें कि सही फ़ाइल रखी गई है।", "See whether the right one was kept."));

    public static Finding SameButCase(string path, string other) => new(Severity.Warning, "names-differ-in-case", "ZIP APPNOTE 4.4.17", path,
        new($"यह नाम {other} से केवल छोटे-बड़े अक्षरों में भिन्न है।", $"This name differs from {other} only in upper and lower case."),
        new("दोनों फ़ाइलों के नाम अलग रखें; Windows पर इनमें से एक ही बचती है।", "Give the two files different names; on Windows only one of them survives."));
}
