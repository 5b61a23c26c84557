using System.Globalization;
using Authoring.Manifests;

namespace Player.Settings;

/// <summary>Puts another passing score into an organization: into the lessons that have one, or into all where none has. Pure.</summary>
internal static class PassingScores
{
    public static Organization Set(Organization organization, Edition edition, int percent)
    {
        var some = organization.AllItems().Any(item => Has(item, edition));
        return organization with { Items = [.. organization.Items.Select(item => Set(item, edition, percent, some))] };
    }

    private static Item Set(Item item, Edition edition, int percent, bool onlyWhereOneIs)
    {
        item = item with { Children = [.. item.Children.Select(child => Set(child, edition, percent, onlyWhereOneIs))] };
        if (item.ScormType != ScormType.Sco || (onlyWhereOneIs && !Has(item, edition)))
            return item;
        return edition == Edition.Scorm12
            ? item with { MasteryScore = percent.ToString(CultureInfo.InvariantCulture) }
            : item with { Sequencing = item.Sequencing with { Objectives = Objectives(item.Sequencing.Objectives, percent / 100m) } };
    }

    private static bool Has(Item item, Edition edition) =>
        edition == Edition.Scorm12 ? item.MasteryScore is not null : item.Sequencing.Objectives.Any(objective => objective is { IsPrimary: true, SatisfiedByMeasure: true });

    private static IReadOnlyList<Objective> Objectives(IReadOnlyList<Objective> given, decimal least) =>
        given.Any(objective => objective.IsPrimary)
            ? [.. given.Select(objective => objective.IsPrimary ? objective with { SatisfiedByMeasure = true, MinNormalizedMeasure = least } : objective)]
            : [new Objective { IsPrimary = true, SatisfiedByMeasure = true, MinNormalizedMeasure = least }, .. given];
}
