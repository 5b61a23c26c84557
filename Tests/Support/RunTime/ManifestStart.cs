using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Player.RunTime;

namespace Tests.Support.RunTime;

/// <summary>Just enough of a manifest to launch one item alone.</summary>
internal static class ManifestStart
{
    public static SessionStart Of(XDocument manifest, string item, IReadOnlyDictionary<string, string> shared)
    {
        var node = manifest.Descendants().Single(e => e.Name.LocalName == "item" && Id(e, "identifier") == item);
        var sequencing = Child(node, "sequencing");
        var objectives = Child(sequencing, "objectives")?.Elements().Where(o => Id(o, "objectiveID").Length > 0).ToArray() ?? [];
        var primary = objectives.FirstOrDefault(o => o.Name.LocalName == "primaryObjective");
        var threshold = Child(node, "completionThreshold");
        return Matrix.Start(RunTimeStandard.Scorm2004) with
        {
            Sco = item,
            LaunchData = Child(node, "dataFromLMS")?.Value,
            TimeLimitAction = Child(node, "timeLimitAction")?.Value,
            MaxTimeAllowed = Child(sequencing, "limitConditions")?.Attribute("attemptAbsoluteDurationLimit")?.Value,
            CompletionThreshold = (string?)threshold?.Attribute("completedByMeasure") == "true" ? Number(threshold?.Attribute("minProgressMeasure")?.Value) ?? 1 : null,
            ScaledPassingScore = (string?)primary?.Attribute("satisfiedByMeasure") == "true" ? Number(Child(primary, "minNormalizedMeasure")?.Value) ?? 1 : null,
            Objectives = [.. objectives.Select(o => new StartObjective(Id(o, "objectiveID")))],
            Data = [.. Child(node, "data")?.Elements().Select(m => new StartData(
                Id(m, "targetID"),
                shared.GetValueOrDefault(Id(m, "targetID")),
                (string?)m.Attribute("readSharedData") != "false",
                (string?)m.Attribute("writeSharedData") != "false")) ?? []],
        };
    }

    private static XElement? Child(XElement? parent, string name) => parent?.Elements().FirstOrDefault(e => e.Name.LocalName == name);

    private static double? Number(string? text) => text is null ? null : double.Parse(text, CultureInfo.InvariantCulture);

    private static string Id(XElement element, string attribute) =>
        Regex.Replace(((string?)element.Attribute(attribute) ?? "").Replace("%20", " "), @"\s+", " ").Trim();
}
