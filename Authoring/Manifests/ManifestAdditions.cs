using Authoring.Repairing;

namespace Authoring.Manifests;

/// <summary>What is written into the copy of a manifest where it says nothing.</summary>
internal sealed partial class ManifestFindings
{
    /// <summary>How schemaversion names an edition. SCORM 1.2 CAM 2.3.2.2, SCORM 2004 CAM 3.4.1.2.</summary>
    private static string VersionOf(Edition edition) => edition switch
    {
        Edition.Scorm12 => "1.2",
        Edition.Scorm2004Second => "CAM 1.3",
        Edition.Scorm2004Third => "2004 3rd Edition",
        _ => "2004 4th Edition",
    };

    private void WriteVersion(string code, ManifestElement manifest, ManifestElement? metadata, ManifestElement? element, Edition taken)
    {
        var version = VersionOf(taken);
        if (element is not null)
        {
            Edits.Text(code, element, version);
        }
        else if (metadata is not null)
        {
            Edits.Add(code, metadata, prefix => Element(prefix, "schemaversion", version));
        }
        else
        {
            Edits.Add(code, manifest, prefix =>
                $"<{prefix}metadata>{Element(prefix, "schema", "ADL SCORM")}{Element(prefix, "schemaversion", version)}</{prefix}metadata>");
        }
    }

    private void WriteTitle(ManifestElement element, string title)
    {
        if (element.Child("title") is { } empty)
        {
            Edits.Text("title-missing", empty, title);
        }
        else
        {
            Edits.Add("title-missing", element, prefix => Element(prefix, "title", title));
        }
    }

    private void WriteOrganization(ManifestElement root, ManifestElement? container, Organization made)
    {
        const string code = "no-organization";
        string Organization(string prefix) =>
            $"<{prefix}organization identifier=\"{ManifestPen.Escape(made.Identifier)}\">{Element(prefix, "title", made.Title)}{string.Concat(made.Items.Select(item =>
                $"<{prefix}item identifier=\"{ManifestPen.Escape(item.Identifier)}\" identifierref=\"{ManifestPen.Escape(item.Resource!)}\">{Element(prefix, "title", item.Title)}</{prefix}item>"))}</{prefix}organization>";
        if (container is not null)
        {
            Edits.Add(code, container, Organization);
        }
        else
        {
            Edits.Add(code, root, prefix =>
                $"<{prefix}organizations default=\"{ManifestPen.Escape(made.Identifier)}\">{Organization(prefix)}</{prefix}organizations>");
        }
    }

    private static string Element(string prefix, string name, string text) => $"<{prefix}{name}>{ManifestPen.Escape(text)}</{prefix}{name}>";
}
