namespace Authoring.Manifests;

/// <summary>
/// Decides the edition from schemaversion and from the names a manifest is written with. Where they disagree the names
/// win, because content of that family is what lies in the package.
/// </summary>
internal static class EditionReader
{
    public static Edition Read(ManifestElement manifest, ManifestFindings findings)
    {
        var edition = Decide(manifest, findings);
        Names(manifest, edition, findings);
        return edition;
    }

    private static void Names(ManifestElement manifest, Edition edition, ManifestFindings findings)
    {
        if (!manifest.Namespace.Contains("imscp_", StringComparison.Ordinal))
        {
            findings.NamespaceWrong(manifest, Namespaces.PackagingOf(edition));
        }

        foreach (var prefix in manifest.Undeclared)
        {
            findings.PrefixUndeclared(manifest, prefix, ManifestElement.NamespaceOf(prefix, edition));
        }
    }

    private static Edition Decide(ManifestElement manifest, ManifestFindings findings)
    {
        var metadata = manifest.Child("metadata");
        var element = metadata?.Child("schemaversion");
        var version = element?.Text ?? "";
        var stated = Stated(version);
        var evidence = new Evidence();
        evidence.Look(manifest);
        var names = evidence.Verdict();

        if (stated is null)
        {
            var taken = names ?? evidence.ByNamespace ?? Edition.Scorm12;
            if (version.Length == 0)
            {
                findings.VersionMissing(manifest, taken);
            }
            else
            {
                findings.VersionUnknown(element!, version, taken);
            }

            return taken;
        }

        if (names is { } named && (named == Edition.Scorm12) != (stated == Edition.Scorm12))
        {
            findings.VersionContradicted(element!, version, named);
            return named;
        }

        return stated.Value;
    }

    private static Edition? Stated(string version)
    {
        var words = version.ToLowerInvariant();
        return words switch
        {
            "1.2" or "1.1" or "scorm 1.2" or "scorm_1.2" => Edition.Scorm12,
            "cam 1.3" or "1.3" or "2004" or "2004 2nd edition" => Edition.Scorm2004Second,
            _ when words.Contains("4th", StringComparison.Ordinal) => Edition.Scorm2004Fourth,
            _ when words.Contains("3rd", StringComparison.Ordinal) => Edition.Scorm2004Third,
            _ when words.Contains("2nd", StringComparison.Ordinal) => Edition.Scorm2004Second,
            _ when words.StartsWith("1.2", StringComparison.Ordinal) => Edition.Scorm12,
            _ when words.Contains("2004", StringComparison.Ordinal) || words.Contains("1.3", StringComparison.Ordinal) => Edition.Scorm2004Third,
            _ => null,
        };
    }

    private sealed class Evidence
    {
        private bool oldNamespaces;
        private bool newNamespaces;
        private bool oldNames;
        private bool newNames;
        private bool fourth;

        /// <summary>What the namespaces alone say, where the spelling of an attribute speaks against them; null where they say both or nothing.</summary>
        public Edition? ByNamespace => (oldNamespaces, newNamespaces) switch
        {
            (false, true) => fourth ? Edition.Scorm2004Fourth : Edition.Scorm2004Third,
            (true, false) => Edition.Scorm12,
            _ => null,
        };

        public Edition? Verdict() => (oldNames || oldNamespaces, newNames || newNamespaces) switch
        {
            (_, true) when fourth => Edition.Scorm2004Fourth,
            (false, true) => Edition.Scorm2004Third,
            (true, false) => Edition.Scorm12,
            _ => null,
        };

        public void Look(ManifestElement element)
        {
            Judge(element.Namespace);
            fourth |= element.Namespace.Contains("adlseq", StringComparison.Ordinal) && element.Is("objectives");
            fourth |= element.Is("completionThreshold") && element.Attributes.Count > 0;
            foreach (var attribute in element.Attributes)
            {
                var name = attribute.Name;
                Judge(attribute.Namespace);
                oldNames |= name is "scormtype";
                newNames |= name is "scormType";
            }

            if (!element.Is("metadata"))
            {
                foreach (var child in element.Children)
                {
                    Look(child);
                }
            }
        }

        private void Judge(string @namespace)
        {
            oldNamespaces |= @namespace.Contains("adlcp_rootv1p2", StringComparison.Ordinal) || @namespace.Contains("imscp_rootv1p1", StringComparison.Ordinal);
            newNamespaces |= @namespace.Contains("adlcp_v1p3", StringComparison.Ordinal) || @namespace.Contains("imscp_v1p1", StringComparison.Ordinal)
                || @namespace.Contains("imsss", StringComparison.Ordinal) || @namespace.Contains("adlseq", StringComparison.Ordinal);
        }
    }
}
