using Authoring.Checks;
using Lrs.Web;

namespace Authoring.Packages;

/// <summary>Why a zip is not let in: each refusal with its clause, its place in the zip, what it means and the cure.</summary>
internal static class Refusals
{
    private const string Names = "ZIP APPNOTE 4.4.17.1";
    private const string Whole = "ZIP APPNOTE 4.3";
    private static readonly Text PackAgain = new(
        "अपने पाठ्यक्रम-निर्माण साधन से पैकेज फिर से \"SCORM\" के रूप में निर्यात करें और नई ज़िप भेजें।",
        "Export the course again from your authoring tool as \"SCORM\", and upload the new zip.");

    public static Finding NotAZip(string reason) => Refuse("not-a-zip", Whole, "",
        reason.Length == 0
            ? new("यह फ़ाइल ज़िप नहीं है, या भेजते समय अधूरी रह गई।", "This file is not a zip, or part of it is missing.")
            : new($"यह फ़ाइल ज़िप नहीं है, या भेजते समय अधूरी रह गई ({reason})।", $"This file is not a zip, or part of it is missing ({reason})."),
        new("जाँचें कि फ़ाइल आपके कंप्यूटर पर ज़िप के रूप में खुलती है; न खुले तो पैकेज फिर से निर्यात करें।",
            "See whether the file opens as a zip on your own computer; if not, export the package again."));

    public static Finding EmptyZip() => Refuse("empty-zip", Whole, "",
        new("ज़िप में कोई फ़ाइल नहीं है।", "The zip contains no files."), PackAgain);

    public static Finding Climbs(string name) => Refuse("path-climbs-out", Names, name,
        new("इस फ़ाइल का पथ (\"..\") पैकेज के बाहर जाता है। ऐसी ज़िप दूसरी फ़ाइलों को मिटा सकती है, इसलिए पूरी ज़िप अस्वीकार की गई।",
            "The path of this file climbs out of the package (\"..\"). Such a zip could overwrite other files, so all of it was refused."),
        new("पाठ्यक्रम के फ़ोल्डर के भीतर जाकर उसकी सामग्री की ज़िप बनाएँ, ताकि कोई पथ \"..\" से शुरू न हो।",
            "Zip the contents of the course folder from inside it, so that no path starts with \"..\"."));

    public static Finding Absolute(string name) => Refuse("path-absolute", Names, name,
        new("इस फ़ाइल का पथ किसी कंप्यूटर के मूल फ़ोल्डर से शुरू होता है, पैकेज के भीतर से नहीं।",
            "The path of this file starts at the root of a computer, not inside the package."),
        new("पाठ्यक्रम के फ़ोल्डर के भीतर जाकर उसकी सामग्री की ज़िप बनाएँ, ताकि पथ \"/\" या \"C:\" से शुरू न हों।",
            "Zip the contents of the course folder from inside it, so that no path starts with \"/\" or \"C:\"."));

    public static Finding Senseless(string name) => Refuse("path-senseless", Names, name,
        new("इस फ़ाइल के नाम में नियंत्रण वर्ण हैं, या नाम 1,024 वर्णों से लंबा है।",
            "The name of this file carries control characters, or is longer than 1,024 characters."),
        new("फ़ाइल का नाम बदलें और पैकेज फिर से बनाएँ।", "Rename the file and pack again."));

    public static Finding Symlink(string name) => Refuse("symlink-inside", "ZIP APPNOTE 4.4.15", name,
        new("यह प्रविष्टि फ़ाइल नहीं, किसी दूसरी जगह का लिंक (या उपकरण) है।", "This entry is no file but a link to another place, or a device."),
        new("लिंक की जगह असली फ़ाइल रखकर ज़िप फिर से बनाएँ।", "Put the real file in place of the link and zip again."));

    public static Finding Encrypted(string name) => Refuse("entry-encrypted", "ZIP APPNOTE 4.4.4", name,
        new("यह फ़ाइल पासवर्ड से बंद है, इसलिए पढ़ी नहीं जा सकती।", "This file is locked with a password and can't be read."),
        new("बिना पासवर्ड के ज़िप बनाएँ।", "Make the zip without a password."));

    public static Finding UnknownCompression(string name, string method) => Refuse("compression-unknown", "ZIP APPNOTE 4.4.5", name,
        new($"यह फ़ाइल \"{method}\" विधि से संपीड़ित है, जो SCORM में मान्य नहीं।", $"This file is compressed by \"{method}\", which SCORM does not allow."),
        new("सामान्य ज़िप (Deflate) बनाएँ।", "Make an ordinary zip (Deflate)."));

    public static Finding Damaged(string name, string reason) => Refuse("entry-damaged", Whole, name,
        new($"यह फ़ाइल ज़िप में खराब है ({reason})।", $"This file is damaged inside the zip ({reason})."),
        new("फ़ाइल फिर से भेजें; वही हो तो पैकेज फिर से निर्यात करें।", "Upload the file again; if the same happens, export the package again."));

    public static Finding Overlapping(string name) => Refuse("entries-overlap", Whole, name,
        new("इस फ़ाइल के बाइट ज़िप में किसी दूसरी फ़ाइल के भी हैं। ऐसी ज़िप सर्वर को भर देने के लिए बनाई जाती हैं।",
            "The bytes of this file belong to another file of the zip too. Zips like this are made to fill up a server."), PackAgain);

    public static Finding ExpandsTooMuch(string place, int most) => Refuse("expands-too-much", "Authoring:MostExpansion", place,
        new($"सामग्री ज़िप से {most} गुना से भी अधिक बड़ी निकलती है। ऐसी ज़िप सर्वर को भर देने के लिए बनाई जाती हैं।",
            $"The contents are more than {most} times larger than the zip. Zips like this are made to fill up a server."),
        new("पैकेज से खाली या दोहराव भरी बड़ी फ़ाइलें हटाएँ और फिर से भेजें।",
            "Take large empty or repetitive files out of the package and upload it again."));

    public static Finding TooManyEntries(string found, int most) => Refuse("too-many-files", "Authoring:MostEntries", "",
        new($"ज़िप में {found} फ़ाइलें हैं; अधिकतम {most} हो सकती हैं।", $"The zip contains {found} files; at most {most} are allowed."),
        new("अनावश्यक फ़ाइलें हटाएँ, या पाठ्यक्रम को दो पैकेजों में बाँटें।", "Take out files the course does not need, or split the course into two packages."));

    public static Finding TooLarge(string place, string option, long most) => Refuse("too-large", option, place,
        new($"आकार सीमा से अधिक है; सीमा {most / (1 << 20)} MB है।", $"It is larger than the limit of {most / (1 << 20)} MB."),
        new("वीडियो छोटे करें, या पाठ्यक्रम को बाँटें; सीमा व्यवस्थापक बदल सकते हैं।",
            "Make the videos smaller or split the course; an operator can raise the limit."));

    public static Finding NoManifest(Text hint, Text cure) => Refuse("no-manifest", "SCORM 2004 4th Ed. CAM 3.4.1", "imsmanifest.xml", hint, cure);

    private static Finding Refuse(string code, string clause, string place, Text message, Text cure) =>
        new(Severity.Error, code, clause, place, message, cure);
}
