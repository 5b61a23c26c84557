using System.Text.Json;
using Authoring.Checks;
using Authoring.Manifests;
using Tests.Support;

namespace Tests.Authoring.Manifests;

/// <summary>The manifests of ADL's conformance packages, compared with the items their traces name.</summary>
public sealed class ConformanceManifestTests
{
    public static TheoryData<string> Traces() => Conformance.Folder is null
        ? new TheoryData<string>("absent")
        : new TheoryData<string>(Directory.EnumerateFiles(Path.Combine(Conformance.Scorm, "traces"), "*.json").Select(f => Path.GetFileNameWithoutExtension(f)).Order());

    [ConformanceTheory]
    [MemberData(nameof(Traces))]
    public void Items_of_a_package_are_those_its_trace_names(string trace)
    {
        using var script = JsonDocument.Parse(File.ReadAllText(Path.Combine(Conformance.Scorm, "traces", trace + ".json")));
        foreach (var package in script.RootElement.GetProperty("packages").EnumerateArray())
        {
            using var file = File.OpenRead(Path.Combine(Conformance.Scorm, package.GetProperty("manifest").GetString()!));
            var reading = ManifestReader.Read(file);

            Assert.DoesNotContain(reading.Findings, finding => finding.Severity == Severity.Error);
            var manifest = reading.Manifest!;
            Assert.Equal(Edition.Scorm2004Fourth, manifest.Edition);
            Assert.Equal(package.GetProperty("organization").GetString(), manifest.DefaultOrganization);
            Assert.Equal(Named(package.GetProperty("items")), Read(manifest.Deliverable()));
            Assert.Equal(ManifestJson.Write(manifest), ManifestJson.Write(ManifestJson.Read(ManifestJson.Write(manifest))));
        }
    }

    private static List<string> Named(JsonElement items) => [.. items.EnumerateArray().Select(item => string.Join('|',
        Text(item, "identifier"), Text(item, "title"), Text(item, "parent"), Text(item, "href"), Text(item, "scormType")))];

    private static List<string> Read(Organization organization) =>
        [.. organization.Items.SelectMany(item => Read(item, organization.Identifier))];

    private static IEnumerable<string> Read(Item item, string parent) =>
        item.Children.SelectMany(child => Read(child, item.Identifier)).Prepend(string.Join('|',
            item.Identifier, item.Title, parent, item.Href, item.ScormType?.ToString().ToLowerInvariant()));

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;
}
