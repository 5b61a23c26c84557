using Authoring.Manifests;
using Player.Sequencing;

namespace Tests.Benchmarks.Scorm;

/// <summary>Courses of a wanted number of activities: flat, in chapters of ten, and in chapters with rules and shared objectives.</summary>
internal static class TreeCourses
{
    private static readonly Sequencing Plain = new() { ControlMode = new ControlMode { Flow = true } };

    private static readonly Sequencing Stopping = Plain with
    {
        PreConditionRules = [Rule(RuleAction.StopForwardTraversal, Condition.AttemptLimitExceeded)],
    };

    private static readonly Sequencing Ruled = Plain with
    {
        PreConditionRules = [Rule(RuleAction.Skip, Condition.AttemptLimitExceeded), Rule(RuleAction.HiddenFromChoice, Condition.Never)],
        PostConditionRules = [Rule(RuleAction.Retry, Condition.Never)],
        Rollup = new RollupRules
        {
            Rules =
            [
                new RollupRule
                {
                    Action = RollupAction.Completed, ChildActivitySet = ChildActivitySet.AtLeastPercent, MinimumPercent = 0.8m,
                    Conditions = [new RollupCondition(Condition.Completed, false)],
                },
                new RollupRule { Action = RollupAction.Satisfied, Conditions = [new RollupCondition(Condition.Satisfied, false)] },
            ],
        },
        Objectives = [new Objective { IsPrimary = true, SatisfiedByMeasure = true, MinNormalizedMeasure = 0.5m }],
    };

    public static readonly IReadOnlyList<(string Name, Func<int, ActivityTree> Build)> Shapes =
    [
        ("one list", n => Of(Enumerable.Range(1, n).Select(i => Leaf($"a{i}", Plain)))),
        ("chapters of ten", n => Of(Chapters(n, Plain))),
        ("chapters with rules", n => Of(Chapters(n, Ruled))),
        ("one list with stops", n => Of(Enumerable.Range(1, n).Select(i => Leaf($"a{i}", Stopping)))),
        ("SCORM 1.2, each after the one before", n => Of(Enumerable.Range(1, n).Select(i => Leaf($"a{i}", Plain) with { Prerequisites = i > 1 ? $"a{i - 1}" : null }), Edition.Scorm12)),
    ];

    private static ActivityTree Of(IEnumerable<Item> items, Edition edition = Edition.Scorm2004Fourth) => ActivityTree.From(
        new Organization { Identifier = "course", Title = "course", Items = [.. items], Sequencing = Plain }, edition);

    /// <summary>Ten of each on every level; the number of activities is that wanted, give or take a chapter.</summary>
    private static IEnumerable<Item> Chapters(int activities, Sequencing sequencing)
    {
        IReadOnlyList<Item> level = [.. Enumerable.Range(1, activities * 9 / 10).Select(i => Leaf($"a{i}", sequencing))];
        for (var depth = 1; level.Count > 10; depth++)
            level = [.. level.Chunk(10).Select((children, i) => new Item { Identifier = $"c{depth}-{i}", Title = "chapter", Children = children, Sequencing = sequencing })];
        return level;
    }

    private static Item Leaf(string identifier, Sequencing sequencing) => new()
    {
        Identifier = identifier, Title = identifier, Href = identifier + ".html", ScormType = ScormType.Sco,
        Sequencing = sequencing with
        {
            Objectives = [new Objective { Identifier = "goal", IsPrimary = true, SatisfiedByMeasure = sequencing.Objectives.Count > 0, MinNormalizedMeasure = 0.5m }],
        },
    };

    private static SequencingRule Rule(RuleAction action, Condition condition) =>
        new() { Action = action, Conditions = [new RuleCondition { Condition = condition }] };
}
