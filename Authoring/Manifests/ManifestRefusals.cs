using Authoring.Checks;

namespace Authoring.Manifests;

/// <summary>The findings that refuse a manifest.</summary>
internal sealed partial class ManifestFindings
{
    public void PastLimit(ManifestLimitException past, int mostItems)
    {
        Action told = past.Limit switch
        {
            ManifestLimit.Depth => () => TooDeep(past.Line),
            ManifestLimit.Elements => () => TooMany(past.Line),
            ManifestLimit.Items => () => TooManyItems(past.Line, mostItems),
            _ => () => Include(past.Line),
        };
        told();
    }

    public void TooLarge(long limit) => Add(
        Severity.Error, "manifest-too-large", "SCORM CAM, manifest", 0,
        new($"मैनिफ़ेस्ट {limit / 1_048_576} MB से बड़ा है।", $"The manifest is larger than {limit / 1_048_576} MB."),
        new("मैनिफ़ेस्ट से अनावश्यक सूचियाँ हटाएँ।", "Remove needless listings from the manifest."));

    private void TooDeep(int line) => Add(
        Severity.Error, "manifest-too-deep", "SCORM CAM, item", line,
        new($"तत्व {ManifestElement.MaximumDepth} से अधिक स्तर तक एक-दूसरे के भीतर हैं।", $"Elements are nested more than {ManifestElement.MaximumDepth} levels deep."),
        new("पाठों को कम स्तरों में रखें।", "Arrange the lessons in fewer levels."));

    private void TooMany(int line) => Add(
        Severity.Error, "manifest-too-large", "SCORM CAM, manifest", line,
        new($"मैनिफ़ेस्ट में {ManifestElement.MaximumElements} से अधिक तत्व हैं।", $"The manifest has more than {ManifestElement.MaximumElements} elements."),
        new("पैकेज को कई पाठ्यक्रमों में बाँटें।", "Split the package into several courses."));

    public void Doctype(int line) => Add(
        Severity.Error, "manifest-with-doctype", "XML 1.0, 2.8", line,
        new("मैनिफ़ेस्ट में DOCTYPE है; इससे बाहरी फ़ाइलें खुल सकती हैं, इसलिए स्वीकार नहीं है।", "The manifest has a DOCTYPE. It could pull in outside files, so it isn't accepted."),
        new("<!DOCTYPE …> पंक्ति और entity हटाएँ।", "Remove the <!DOCTYPE …> line and its entities."));

    public void Unreadable(int line, string reason) => Add(
        Severity.Error, "unreadable-manifest", "XML 1.0, 2.1", line,
        new($"मैनिफ़ेस्ट सही XML नहीं है: {reason}", $"The manifest is not well-formed XML: {reason}"),
        new("पैकेज को बनाने वाले औज़ार से फिर निर्यात करें, या बताई गई पंक्ति ठीक करें।", "Export the package again from the tool that made it, or correct the line named here."));

    public void NotAManifest(int line, string element) => Add(
        Severity.Error, "not-a-manifest", "SCORM CAM, manifest", line,
        new($"फ़ाइल का पहला तत्व <{element}> है, <manifest> नहीं।", $"The file's first element is <{element}>, not <manifest>."),
        new("SCORM पैकेज की imsmanifest.xml दें।", "Provide the imsmanifest.xml of a SCORM package."));

    public void NothingToLaunch(int line) => Add(
        Severity.Error, "nothing-to-launch", "SCORM CAM, resource/@href", line,
        new("पैकेज में चलाने योग्य कोई पाठ नहीं है।", "Nothing in the package can be launched."),
        new("कम से कम एक item को href वाले resource से जोड़ें।", "Connect at least one item to a resource that has an href."));

    private void TooManyItems(int line, int most) => Add(
        Severity.Error, "too-many-items", "Authoring:MostItems", line,
        new($"मैनिफ़ेस्ट में {most} से अधिक पाठ (item) हैं।", $"The manifest has more than {most} items."),
        new("पैकेज को कई पाठ्यक्रमों में बाँटें; सीमा व्यवस्थापक बदल सकते हैं।", "Split the package into several courses; an operator can raise the limit."));

    private void Include(int line) => Add(
        Severity.Error, "manifest-with-include", "XInclude 1.0, 3.1", line,
        new("मैनिफ़ेस्ट दूसरी फ़ाइल को अपने भीतर मँगाता है (xi:include); इससे सर्वर की फ़ाइलें पढ़ी जा सकती थीं।", "The manifest asks for another file to be put into it (xi:include), which could read files of the server."),
        new("xi:include हटाएँ और उसकी सामग्री मैनिफ़ेस्ट में लिखें।", "Remove xi:include and write what it brings into the manifest itself."));
}
