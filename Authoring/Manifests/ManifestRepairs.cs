using Authoring.Checks;
using Lrs.Web;

namespace Authoring.Manifests;

/// <summary>The findings that are put right in the copy of the manifest.</summary>
internal sealed partial class ManifestFindings
{
    public void EncodingMislabelled(string declared, string used)
    {
        Add(
            Severity.Note, "encoding-mislabelled", "XML 1.0, 4.3.3", 1,
            new($"फ़ाइल की एन्कोडिंग उसकी घोषणा “{declared}” से मेल नहीं खाती; {used} के रूप में पढ़ी गई।", $"The file's encoding isn't the declared one, “{declared}”; it was read as {used}."),
            new("मैनिफ़ेस्ट को UTF-8 में सहेजें।", "Save the manifest as UTF-8."));
        log.Add("encoding-mislabelled", PlaceOf(1), declared.Length == 0 ? used : $"{used}: encoding=\"{declared}\"", declared.Length == 0 ? "UTF-8" : "UTF-8: encoding=\"UTF-8\"");
    }

    public void BlankBeforeDeclaration()
    {
        Add(
            Severity.Note, "blank-before-declaration", "XML 1.0, 2.8", 1,
            new("<?xml …?> से पहले खाली स्थान है; हटा दिया गया।", "There are blanks before <?xml …?>; they were taken out."),
            new("<?xml …?> को फ़ाइल के बिल्कुल आरंभ में रखें।", "Put <?xml …?> at the very start of the file."));
        log.Add("blank-before-declaration", $"{file}:1", "␠", "");
    }

    public void NamespaceWrong(ManifestElement root, string right)
    {
        Add(
            Severity.Note, "namespace-wrong", "SCORM CAM, manifest", root.Line,
            new($"मैनिफ़ेस्ट का नेमस्पेस “{root.Namespace}” SCORM का नहीं है; {right} लिखा गया।", $"The manifest's namespace “{root.Namespace}” is not SCORM's; it became {right}."),
            new("मैनिफ़ेस्ट तत्व में सही xmlns लिखें।", "Write the right xmlns on the manifest element."));
        Edits.Declare("namespace-wrong", root, root.Prefix, right);
    }

    public void PrefixUndeclared(ManifestElement root, string prefix, string @namespace)
    {
        Add(
            Severity.Note, "prefix-undeclared", "XML Namespaces 1.0, 5", root.Line,
            new($"“{prefix}:” का उपयोग है पर xmlns:{prefix} नहीं लिखा; जोड़ा गया।", $"“{prefix}:” is used but xmlns:{prefix} is not declared; it was added."),
            new("मैनिफ़ेस्ट तत्व में नेमस्पेस घोषित करें।", "Declare the namespace on the manifest element."));
        Edits.Declare("prefix-undeclared", root, prefix, @namespace);
    }

    public void VersionMissing(ManifestElement manifest, Edition taken)
    {
        var metadata = manifest.Child("metadata");
        var element = metadata?.Child("schemaversion");
        Add(
            Severity.Warning, "schemaversion-missing", "SCORM CAM, schemaversion", (element ?? metadata ?? manifest).Line,
            new($"मैनिफ़ेस्ट में SCORM संस्करण नहीं लिखा है; {Named(taken)} माना गया।", $"The manifest doesn't name its SCORM version; it was taken as {Named(taken)}."),
            new("metadata में schema और schemaversion जोड़ें।", "Add schema and schemaversion to metadata."));
        WriteVersion("schemaversion-missing", manifest, metadata, element, taken);
    }

    public void VersionUnknown(ManifestElement element, string version, Edition taken)
    {
        Add(
            Severity.Warning, "schemaversion-unknown", "SCORM CAM, schemaversion", element.Line,
            new($"SCORM संस्करण “{version}” ज्ञात नहीं है; {Named(taken)} माना गया।", $"SCORM version “{version}” isn't known; it was taken as {Named(taken)}."),
            new("1.2, CAM 1.3, 2004 3rd Edition या 2004 4th Edition लिखें।", "Write 1.2, CAM 1.3, 2004 3rd Edition or 2004 4th Edition."));
        Edits.Text("schemaversion-unknown", element, VersionOf(taken));
    }

    public void VersionContradicted(ManifestElement element, string version, Edition taken)
    {
        Add(
            Severity.Warning, "schemaversion-contradicted", "SCORM CAM, schemaversion", element.Line,
            new($"schemaversion “{version}” कहता है, पर फ़ाइल {Named(taken)} के नामों से लिखी गई है; वही माना गया।", $"schemaversion says “{version}” but the file is written with the names of {Named(taken)}, which was taken."),
            new("संस्करण या नेमस्पेस ठीक करें।", "Correct the version or the namespaces."));
        Edits.Text("schemaversion-contradicted", element, VersionOf(taken));
    }

    public void NoOrganization(ManifestElement root, ManifestElement? container, Organization made)
    {
        Add(
            Severity.Warning, "no-organization", "SCORM CAM, organizations", (container ?? root).Line,
            new("पैकेज में कोई पाठ-संरचना (organization) नहीं है; चलाए जा सकने वाले संसाधनों से बनाई गई।", "The package has no organization; one was made of the resources that can be launched."),
            new("ऐसी organization जोड़ें जो पाठों का क्रम बताए।", "Add an organization that gives the order of the lessons."));
        WriteOrganization(root, container, made);
    }

    public void DefaultOrganizationWrong(ManifestElement container, string? named, string taken)
    {
        Add(
            Severity.Warning, "default-organization-wrong", "SCORM CAM, organizations/@default", container.Line,
            new($"मुख्य organization “{named}” नहीं मिली या उसमें कोई पाठ नहीं; “{taken}” ली गई।", $"The default organization “{named}” doesn't exist or holds no lesson; “{taken}” was taken."),
            new("organizations/@default में मौजूद organization का identifier लिखें।", "Name an existing organization in organizations/@default."));
        Edits.Set("default-organization-wrong", container, "default", taken);
    }

    public void TitleMissing(ManifestElement element, string identifier)
    {
        Add(
            Severity.Note, "title-missing", "SCORM CAM, title", element.Line,
            new($"“{identifier}” का शीर्षक नहीं है; पहचान ही दिखेगी।", $"“{identifier}” has no title; its identifier is shown instead."),
            new("title जोड़ें।", "Add a title."));
        WriteTitle(element, identifier);
    }

    public void IdentifierMissing(ManifestElement element, string given, bool edit = true)
    {
        Add(
            Severity.Warning, "identifier-missing", $"SCORM CAM, {element.Name}/@identifier", element.Line,
            new($"{element.Name} की पहचान (identifier) नहीं है; “{given}” दी गई।", $"This {element.Name} has no identifier; it was given “{given}”."),
            new("हर तत्व को अलग identifier दें।", "Give every element its own identifier."));
        if (edit)
        {
            Edits.Set("identifier-missing", element, "identifier", given);
        }
    }

    public void IdentifierRepeated(ManifestElement element, string identifier, string given, bool edit)
    {
        Add(
            Severity.Warning, "identifier-repeated", "SCORM CAM, item/@identifier", element.Line,
            new($"पहचान “{identifier}” दोबारा आई है; यहाँ “{given}” दी गई।", $"The identifier “{identifier}” is used twice; here it became “{given}”."),
            new("हर item को अलग identifier दें।", "Give every item its own identifier."));
        if (edit)
        {
            Edits.Set("identifier-repeated", element, "identifier", given);
        }
    }

    public void ReferenceDangling(ManifestElement element, string item, string reference)
    {
        Add(
            Severity.Warning, "reference-dangling", "SCORM CAM, item/@identifierref", element.Line,
            new($"“{item}” संसाधन “{reference}” चाहता है, जो मैनिफ़ेस्ट में नहीं है; यह पाठ नहीं खुलेगा।", $"“{item}” asks for resource “{reference}”, which the manifest doesn't have; this lesson can't open."),
            new("resource जोड़ें या identifierref ठीक करें।", "Add the resource or correct identifierref."));
        Edits.Remove("reference-dangling", element, "identifierref");
    }

    public void ReferenceCase(ManifestElement element, string reference, string right)
    {
        Add(
            Severity.Note, "reference-case", "SCORM CAM, item/@identifierref", element.Line,
            new($"“{reference}” नाम का संसाधन नहीं है, “{right}” है; वही लिया गया।", $"There is no resource “{reference}” but one named “{right}”, which was taken."),
            new("identifierref को ठीक वैसे ही लिखें जैसे resource की पहचान है।", "Write identifierref exactly as the resource's identifier."));
        Edits.Set("reference-case", element, "identifierref", right);
    }

    public void HrefMissing(int line, string item, string resource) => Add(
        Severity.Warning, "href-missing", "SCORM CAM, resource/@href", line,
        new($"“{item}” के संसाधन “{resource}” में href नहीं है; यह पाठ नहीं खुलेगा।", $"Resource “{resource}” of “{item}” has no href; this lesson can't open."),
        new("resource को चलाने योग्य href दें।", "Give the resource an href that can be launched."));

    public void HrefInferred(ManifestElement resource, string item, string href)
    {
        Add(
            Severity.Warning, "href-inferred", "SCORM CAM, resource/@href", resource.Line,
            new($"“{item}” के संसाधन में href नहीं था; उसका एकमात्र पृष्ठ {href} लिया गया।", $"The resource of “{item}” had no href; its only page, {href}, was taken."),
            new("प्रकाशन से पहले पाठ खोलकर देखें।", "Open the lesson and look before learners do."));
        Edits.Set("href-inferred", resource, "href", href);
    }

    public void ScormTypeMissing(ManifestElement resource, string identifier, Edition edition)
    {
        Add(
            Severity.Note, "scormtype-missing", "SCORM CAM, adlcp:scormType", resource.Line,
            new($"संसाधन “{identifier}” यह नहीं बताता कि वह SCO है या asset; SCO माना गया।", $"Resource “{identifier}” doesn't say whether it is a SCO or an asset; it was taken as a SCO."),
            new("adlcp:scormType लिखें।", "Write adlcp:scormType."));
        Edits.Set("scormtype-missing", resource, edition == Edition.Scorm12 ? "adlcp:scormtype" : "adlcp:scormType", "sco");
    }

    public void Backslash(ManifestElement element, string attribute, string href, string right)
    {
        Add(
            Severity.Note, "backslash-in-href", "RFC 3986, 3.3", element.Line,
            new($"पते “{href}” में \\ है; / माना गया।", $"The address “{href}” has a backslash; it was read as a slash."),
            new("पतों में / लिखें।", "Write addresses with slashes."));
        Edits.Set("backslash-in-href", element, attribute, right);
    }

    public void FromRoot(ManifestElement element, string href, string right)
    {
        Add(
            Severity.Note, "href-from-root", "SCORM CAM, resource/@href", element.Line,
            new($"पता “{href}” / से शुरू होता है; पैकेज के भीतर से माना गया।", $"The address “{href}” starts with a slash; it was read from the package's own folder."),
            new("पते पैकेज के भीतर से लिखें, / के बिना।", "Write addresses relative to the package, without the slash."));
        Edits.Set("href-from-root", element, "href", right);
    }

    /// <param name="right">What the attribute says in the copy; null where the difference lies in xml:base.</param>
    public void PathCase(ManifestElement element, string href, string found, string? right)
    {
        var code = element.Is("resource") ? "launch-file-case" : "file-case";
        Add(
            Severity.Note, code, $"SCORM CAM, {element.Name}/@href", element.Line,
            new($"मैनिफ़ेस्ट में {href} लिखा है, पैकेज में {found} है; यही खोली जाएगी।", $"The manifest says {href}, the package has {found}; that one is opened."),
            new("फ़ाइलों के नाम मैनिफ़ेस्ट में ठीक वैसे ही लिखें जैसे ज़िप में हैं।", "Write file names in the manifest exactly as they are in the zip."));
        if (right is not null)
        {
            Edits.Set(code, element, "href", right);
        }
    }

    public void BaseWithoutSlash(ManifestElement element, string @base)
    {
        Add(
            Severity.Note, "base-without-slash", "SCORM CAM, xml:base", element.Line,
            new($"xml:base “{@base}” / पर समाप्त नहीं होता; फ़ोल्डर माना गया।", $"xml:base “{@base}” doesn't end with a slash; it was taken as a folder."),
            new("xml:base के अंत में / लिखें।", "End xml:base with a slash."));
        Edits.Set("base-without-slash", element, "xml:base", @base + "/");
    }

    /// <param name="attribute">Taken out of the copy; null where the whole rule is left out as it stands.</param>
    public void ValueUnknown(ManifestElement element, string where, string value, string? attribute)
    {
        Add(
            Severity.Warning, "value-unknown", $"SCORM, {where}", element.Line,
            new($"{where} का मान “{value}” मान्य नहीं है; छोड़ दिया गया।", $"“{value}” is no valid value of {where}; it was left out."),
            new("मानक में दिए मानों में से एक लिखें।", "Write one of the values of the standard."));
        if (attribute is not null)
        {
            Edits.Remove("value-unknown", element, attribute);
        }
    }

    public void CollectionMissing(ManifestElement element, string reference)
    {
        Add(
            Severity.Warning, "sequencing-reference-dangling", "SCORM SN, sequencing/@IDRef", element.Line,
            new($"अनुक्रम परिभाषा “{reference}” नहीं मिली; सामान्य नियम लागू होंगे।", $"There is no sequencing definition “{reference}”; the default rules apply."),
            new("sequencingCollection में वह ID जोड़ें।", "Add that ID to sequencingCollection."));
        Edits.Remove("sequencing-reference-dangling", element, "IDRef");
    }
}
