using System.Xml;
using Authoring.Packages;
using Authoring.Repairing;

namespace Authoring.Manifests;

/// <summary>
/// Reads the imsmanifest.xml of SCORM 1.2 and SCORM 2004 2nd to 4th edition. Takes what tools really write, tells what was
/// odd, and never throws for bad input: what can't be used comes back as an Error finding and no manifest.
/// </summary>
public static class ManifestReader
{
    /// <summary>Bytes; the largest manifests known have a few.</summary>
    public const int MaximumSize = 64 * 1_048_576;

    /// <summary>The most items a manifest may have where nobody says otherwise.</summary>
    public const int UsualItems = 20_000;

    /// <param name="file">The manifest's path inside the package, for the findings.</param>
    /// <param name="files">The files of the package, so that addresses in the wrong case are put right; null where there are none to look at.</param>
    public static ManifestReading Read(Stream manifest, string file = "imsmanifest.xml", PathIndex? files = null, int mostItems = UsualItems)
    {
        var log = new RepairLog();
        var findings = new ManifestFindings(file, log);
        if (Bytes(manifest) is not { } bytes)
        {
            findings.TooLarge(MaximumSize);
            return new ManifestReading(null, findings.All());
        }

        var text = ManifestText.Decode(bytes);
        var read = Read(text, findings, files, mostItems);
        if (read is null || findings.HasError)
        {
            return new ManifestReading(null, findings.All());
        }

        var repairs = log.Done();
        return new ManifestReading(read, findings.All())
        {
            Repairs = repairs,
            Repaired = repairs.Total > 0 ? ManifestPen.Write(text.Text, findings.Edits) : null,
        };
    }

    private static Manifest? Read(DecodedManifest text, ManifestFindings findings, PathIndex? files, int mostItems)
    {
        findings.LinesBefore = text.LinesCut;
        if (text.UsedInstead is not null)
        {
            findings.EncodingMislabelled(text.Declared, text.UsedInstead);
        }

        if (text.BlankBeforeDeclaration)
        {
            findings.BlankBeforeDeclaration();
        }

        try
        {
            var root = ManifestElement.Load(text.Text);
            if (root.Is("manifest"))
            {
                return Read(root, findings, files, mostItems);
            }

            findings.NotAManifest(root.Line, root.Name);
        }
        catch (XmlException exception) when (DoctypeLine(text.Text, exception) is { } line)
        {
            findings.Doctype(line);
        }
        catch (XmlException exception)
        {
            findings.Unreadable(exception.LineNumber, exception.Message);
        }
        catch (ManifestLimitException exception)
        {
            findings.PastLimit(exception, mostItems);
        }

        return null;
    }

    private static Manifest Read(ManifestElement root, ManifestFindings findings, PathIndex? files, int mostItems)
    {
        var edition = EditionReader.Read(root, findings);
        var resources = new ResourceReader(findings, files, edition);
        resources.Read(root, "");
        var sequencing = new SequencingReader(findings);
        sequencing.ReadCollections(root);
        var reader = new OrganizationReader(resources, sequencing, findings, mostItems);
        reader.ReadSubManifests(root);

        var identifier = Identifiers.Collapse(root.Attribute("identifier") ?? "");
        var container = root.Child("organizations");
        var organizations = (container?.ChildrenNamed("organization") ?? []).Select((element, index) => reader.Read(element, index + 1))
            .Where(organization => organization.Items.Count > 0).ToList();
        if (organizations.Count == 0)
        {
            var made = OrganizationReader.Made(identifier, resources.All);
            findings.NoOrganization(root, container, made);
            organizations.Add(made);
        }

        var chosen = Default(container, organizations, findings);
        if (!chosen.AllItems().Any(item => item.Href is not null))
        {
            findings.NothingToLaunch((container ?? root).Line);
        }

        return new Manifest
        {
            Edition = edition,
            Identifier = identifier,
            Organizations = organizations,
            DefaultOrganization = chosen.Identifier,
            Resources = resources.All,
        };
    }

    private static Organization Default(ManifestElement? container, List<Organization> organizations, ManifestFindings findings)
    {
        var named = container?.Attribute("default") is { Length: > 0 } text ? Identifiers.Collapse(text) : null;
        var chosen = organizations.Find(organization => organization.Identifier == named);
        if (chosen is null)
        {
            chosen = organizations.Find(o => o.AllItems().Any(item => item.Href is not null)) ?? organizations[0];
            if (container is not null && (named is not null || organizations.Count > 1))
            {
                findings.DefaultOrganizationWrong(container, named, chosen.Identifier);
            }
        }

        return chosen;
    }

    // The framework gives the prohibition no line number, which tells it from every other complaint.
    private static int? DoctypeLine(string text, XmlException exception) =>
        exception.LineNumber == 0 && text.IndexOf("<!DOCTYPE", StringComparison.Ordinal) is >= 0 and var start
            ? text.AsSpan(0, start).Count('\n') + 1
            : null;

    private static byte[]? Bytes(Stream stream)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[81_920];
        for (int read; (read = stream.Read(chunk, 0, chunk.Length)) > 0;)
        {
            buffer.Write(chunk, 0, read);
            if (buffer.Length > MaximumSize)
            {
                return null;
            }
        }

        return buffer.ToArray();
    }
}
