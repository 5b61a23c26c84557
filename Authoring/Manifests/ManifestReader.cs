using System.Xml;

namespace Authoring.Manifests;

/// <summary>
/// Reads the imsmanifest.xml of SCORM 1.2 and SCORM 2004 2nd to 4th edition. Takes what tools really write, tells what was
/// odd, and never throws for bad input: what can't be used comes back as an Error finding and no manifest.
/// </summary>
public static class ManifestReader
{
    /// <summary>Bytes; the largest manifests known have a few.</summary>
    public const int MaximumSize = 64 * 1_048_576;

    /// <param name="file">The manifest's path inside the package, for the findings.</param>
    public static ManifestReading Read(Stream manifest, string file = "imsmanifest.xml")
    {
        var findings = new ManifestFindings(file);
        var read = Bytes(manifest) is { } bytes ? Read(bytes, findings) : TooLarge(findings);
        return new ManifestReading(findings.HasError ? null : read, findings.All());
    }

    private static Manifest? Read(byte[] bytes, ManifestFindings findings)
    {
        var (text, usedInstead) = ManifestText.Decode(bytes);
        if (usedInstead is not null)
        {
            findings.EncodingMislabelled(usedInstead);
        }

        try
        {
            var root = ManifestElement.Load(text);
            if (root.Is("manifest"))
            {
                return Read(root, findings);
            }

            findings.NotAManifest(root.Line, root.Name);
        }
        catch (XmlException exception) when (DoctypeLine(text, exception) is { } line)
        {
            findings.Doctype(line);
        }
        catch (XmlException exception)
        {
            findings.Unreadable(exception.LineNumber, exception.Message);
        }
        catch (ManifestLimitException exception) when (exception.TooDeep)
        {
            findings.TooDeep(exception.Line);
        }
        catch (ManifestLimitException exception)
        {
            findings.TooMany(exception.Line);
        }

        return null;
    }

    private static Manifest Read(ManifestElement root, ManifestFindings findings)
    {
        var edition = EditionReader.Read(root, findings);
        var resources = new ResourceReader(findings);
        resources.Read(root, "");
        var sequencing = new SequencingReader(findings);
        sequencing.ReadCollections(root);
        var reader = new OrganizationReader(resources, sequencing, findings);
        reader.ReadSubManifests(root);

        var identifier = Identifiers.Collapse(root.Attribute("identifier") ?? "");
        var container = root.Child("organizations");
        var organizations = (container?.ChildrenNamed("organization") ?? []).Select((element, index) => reader.Read(element, index + 1))
            .Where(organization => organization.Items.Count > 0).ToList();
        if (organizations.Count == 0)
        {
            findings.NoOrganization((container ?? root).Line);
            organizations.Add(OrganizationReader.Made(identifier, resources.All));
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
            if (named is not null || organizations.Count > 1)
            {
                findings.DefaultOrganizationWrong((container?.Line) ?? 0, named, chosen.Identifier);
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

    private static Manifest? TooLarge(ManifestFindings findings)
    {
        findings.TooLarge(MaximumSize);
        return null;
    }
}
