namespace Authoring.Manifests;

/// <summary>Reads imsss:objectives and joins the maps of adlseq:objectives to them. CAM, objectives.</summary>
internal sealed class ObjectivesReader(Values values)
{
    /// <summary>Whether this is the ADL extension that shares its local name with the IMS element.</summary>
    public static bool IsExtension(ManifestElement element) =>
        element.Is("objectives") && element.Namespace.Contains("adlseq", StringComparison.OrdinalIgnoreCase);

    public IReadOnlyList<Objective> Read(ManifestElement sequencing)
    {
        var written = sequencing.ChildrenNamed("objectives").ToLookup(IsExtension);
        var more = written[true].SelectMany(e => e.ChildrenNamed("objective"))
            .ToLookup(e => Identifiers.Collapse(e.Attribute("objectiveID") ?? ""), StringComparer.Ordinal);
        return [.. written[false].SelectMany(e => e.Children).Where(e => e.Is("primaryObjective") || e.Is("objective")).Select(e => Read(e, more))];
    }

    private Objective Read(ManifestElement element, ILookup<string, ManifestElement> more)
    {
        var id = Identifiers.Collapse(element.Attribute("objectiveID") ?? "");
        var maps = new Dictionary<string, ObjectiveMap>(StringComparer.Ordinal);
        foreach (var map in element.ChildrenNamed("mapInfo"))
        {
            Join(maps, map, IsWrittenIn.Simple);
        }

        foreach (var map in more[id].SelectMany(e => e.ChildrenNamed("mapInfo")))
        {
            Join(maps, map, IsWrittenIn.Adl);
        }

        return new Objective
        {
            Identifier = id.Length == 0 ? null : id,
            IsPrimary = element.Is("primaryObjective"),
            SatisfiedByMeasure = values.Flag(element, "satisfiedByMeasure", false),
            MinNormalizedMeasure = element.Child("minNormalizedMeasure") is { } least && Values.Decimal(least.Text) is >= -1 and <= 1 and { } measure ? measure : 1,
            Maps = [.. maps.Values],
        };
    }

    private enum IsWrittenIn
    {
        Simple,
        Adl,
    }

    private void Join(Dictionary<string, ObjectiveMap> maps, ManifestElement element, IsWrittenIn where)
    {
        var target = Identifiers.Collapse(element.Attribute("targetObjectiveID") ?? "");
        if (target.Length == 0)
        {
            return;
        }

        var map = maps.GetValueOrDefault(target) ?? new ObjectiveMap { Target = target };
        maps[target] = where == IsWrittenIn.Simple
            ? map with
            {
                ReadSatisfiedStatus = values.Flag(element, "readSatisfiedStatus", true),
                ReadNormalizedMeasure = values.Flag(element, "readNormalizedMeasure", true),
                WriteSatisfiedStatus = values.Flag(element, "writeSatisfiedStatus", false),
                WriteNormalizedMeasure = values.Flag(element, "writeNormalizedMeasure", false),
            }
            : map with
            {
                ReadRawScore = values.Flag(element, "readRawScore", true),
                ReadMinScore = values.Flag(element, "readMinScore", true),
                ReadMaxScore = values.Flag(element, "readMaxScore", true),
                ReadCompletionStatus = values.Flag(element, "readCompletionStatus", true),
                ReadProgressMeasure = values.Flag(element, "readProgressMeasure", true),
                WriteRawScore = values.Flag(element, "writeRawScore", false),
                WriteMinScore = values.Flag(element, "writeMinScore", false),
                WriteMaxScore = values.Flag(element, "writeMaxScore", false),
                WriteCompletionStatus = values.Flag(element, "writeCompletionStatus", false),
                WriteProgressMeasure = values.Flag(element, "writeProgressMeasure", false),
            };
    }
}
