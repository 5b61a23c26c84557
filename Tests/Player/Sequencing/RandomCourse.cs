using Authoring.Manifests;
using Player.Sequencing;
using Definition = Authoring.Manifests.Sequencing;

namespace Tests.Player.Sequencing;

/// <summary>Random organizations, requests and results, all from one seed, so that a failure can be repeated.</summary>
internal static class RandomCourse
{
    private static readonly Condition[] SequencingConditions =
        [.. Enum.GetValues<Condition>().Where(condition => condition is not Condition.Never)];

    private static readonly Condition[] RollupConditions =
    [
        Condition.Satisfied, Condition.ObjectiveStatusKnown, Condition.ObjectiveMeasureKnown, Condition.Completed,
        Condition.ActivityProgressKnown, Condition.Attempted, Condition.AttemptLimitExceeded, Condition.Never,
    ];

    private static readonly string[] Targets = ["g1", "g2", "g3"];

    /// <summary>Everything a manifest may say about sequencing.</summary>
    public static Organization Any(Random random) => Of(random, Sequencing);

    /// <summary>Free choice, random rollup: no rule keeps a learner from any leaf.</summary>
    public static Organization Open(Random random) => Of(random, r => new Definition
    {
        ControlMode = new ControlMode { Flow = true },
        Rollup = Rollup(r),
        Objectives = [new Objective { IsPrimary = true, SatisfiedByMeasure = Rarely(r), MinNormalizedMeasure = Share(r) }],
    });

    public static NavigationRequest Request(Random random, ActivityTree tree)
    {
        var kind = Pick(random, Enum.GetValues<NavigationRequestKind>());
        return new NavigationRequest(kind, kind is NavigationRequestKind.Choice or NavigationRequestKind.Jump ? Pick(random, tree.All).Identifier : null);
    }

    public static RunTimeOutcome Outcome(Random random) => new()
    {
        Completion = Pick(random, Enum.GetValues<RunTimeCompletion>()),
        Success = Pick(random, Enum.GetValues<RunTimeSuccess>()),
        ScaledScore = Rarely(random) ? null : Share(random),
        ProgressMeasure = Rarely(random) ? null : Share(random),
        Suspends = Rarely(random),
        Objectives = [new RunTimeObjective { Identifier = "o1", Success = Pick(random, Enum.GetValues<RunTimeSuccess>()), ScaledScore = Share(random) }],
    };

    private static Organization Of(Random random, Func<Random, Definition> sequencing)
    {
        var number = 0;
        return new Organization
        {
            Identifier = "root",
            Title = "root",
            ObjectivesGlobalToSystem = random.Next(2) == 0,
            Sequencing = sequencing(random),
            Items = Items(1 + random.Next(4), 1),
        };

        List<Item> Items(int count, int depth) => [.. Enumerable.Range(0, count).Select(_ => Item(depth))];

        Item Item(int depth)
        {
            var children = depth < 4 && random.Next(3) == 0 ? Items(1 + random.Next(3), depth + 1) : [];
            var identifier = $"a{++number}";
            return new Item
            {
                Identifier = identifier,
                Title = identifier,
                Children = children,
                Href = children.Count == 0 ? "a.htm" : null,
                ScormType = Mostly(random) ? ScormType.Sco : ScormType.Asset,
                Prerequisites = Rarely(random) ? $"a{1 + random.Next(number)}" : null,
                Sequencing = sequencing(random),
                CompletionThreshold = new CompletionThreshold { CompletedByMeasure = Rarely(random), MinProgressMeasure = Share(random), ProgressWeight = Share(random) },
            };
        }
    }

    private static Definition Sequencing(Random random) => new()
    {
        ControlMode = new ControlMode { Choice = Mostly(random), ChoiceExit = Mostly(random), Flow = Mostly(random), ForwardOnly = Rarely(random), UseCurrentAttemptObjectiveInfo = Mostly(random), UseCurrentAttemptProgressInfo = Mostly(random) },
        ConstrainedChoice = new ConstrainedChoice { ConstrainChoice = Rarely(random), PreventActivation = Rarely(random) },
        PreConditionRules = Rules(random, RuleAction.Skip, RuleAction.Disabled, RuleAction.HiddenFromChoice, RuleAction.StopForwardTraversal),
        ExitConditionRules = Rules(random, RuleAction.Exit),
        PostConditionRules = Rules(random, RuleAction.ExitParent, RuleAction.ExitAll, RuleAction.Retry, RuleAction.RetryAll, RuleAction.Continue, RuleAction.Previous),
        LimitConditions = new LimitConditions { AttemptLimit = Rarely(random) ? random.Next(3) : null },
        Rollup = Rollup(random),
        RollupConsiderations = new RollupConsiderations
        {
            RequiredForSatisfied = Pick(random, Enum.GetValues<RollupConsideration>()),
            RequiredForCompleted = Pick(random, Enum.GetValues<RollupConsideration>()),
            MeasureSatisfactionIfActive = Mostly(random),
        },
        Objectives = Objectives(random),
        Randomization = new Randomization
        {
            SelectionTiming = Rarely(random) ? Pick(random, Enum.GetValues<RandomizationTiming>()) : RandomizationTiming.Never,
            SelectCount = random.Next(4),
            RandomizationTiming = Rarely(random) ? Pick(random, Enum.GetValues<RandomizationTiming>()) : RandomizationTiming.Never,
            ReorderChildren = Mostly(random),
        },
        DeliveryControls = new DeliveryControls { Tracked = Mostly(random), CompletionSetByContent = Rarely(random), ObjectiveSetByContent = Rarely(random) },
    };

    private static List<SequencingRule> Rules(Random random, params RuleAction[] actions) => !Rarely(random) ? [] :
    [
        new SequencingRule
        {
            Action = Pick(random, actions),
            Combination = Pick(random, Enum.GetValues<ConditionCombination>()),
            Conditions = [.. Enumerable.Range(0, 1 + random.Next(2)).Select(_ => new RuleCondition
            {
                Condition = Pick(random, SequencingConditions),
                Not = Rarely(random),
                ReferencedObjective = Rarely(random) ? "o1" : null,
                MeasureThreshold = Share(random),
            })],
        },
    ];

    private static RollupRules Rollup(Random random) => new()
    {
        ObjectiveSatisfied = Mostly(random),
        ProgressCompletion = Mostly(random),
        ObjectiveMeasureWeight = Share(random),
        Rules = [.. Enumerable.Range(0, random.Next(3)).Select(_ => new RollupRule
        {
            Action = Pick(random, Enum.GetValues<RollupAction>()),
            ChildActivitySet = Pick(random, Enum.GetValues<ChildActivitySet>()),
            MinimumCount = random.Next(3),
            MinimumPercent = Share(random),
            Combination = Pick(random, Enum.GetValues<ConditionCombination>()),
            Conditions = [.. Enumerable.Range(0, 1 + random.Next(2)).Select(_ => new RollupCondition(Pick(random, RollupConditions), Rarely(random)))],
        })],
    };

    private static Objective[] Objectives(Random random) =>
    [
        new Objective { IsPrimary = true, SatisfiedByMeasure = Rarely(random), MinNormalizedMeasure = Share(random), Maps = Maps(random) },
        new Objective { Identifier = "o1", Maps = Maps(random) },
    ];

    private static ObjectiveMap[] Maps(Random random) => !Rarely(random) ? [] :
    [
        new ObjectiveMap
        {
            Target = Pick(random, Targets),
            ReadSatisfiedStatus = Mostly(random), ReadNormalizedMeasure = Mostly(random), ReadCompletionStatus = Mostly(random), ReadProgressMeasure = Mostly(random),
            WriteSatisfiedStatus = Mostly(random), WriteNormalizedMeasure = Mostly(random), WriteCompletionStatus = Mostly(random), WriteProgressMeasure = Mostly(random),
        },
    ];

    private static bool Mostly(Random random) => random.Next(5) > 0;

    private static bool Rarely(Random random) => random.Next(5) == 0;

    private static decimal Share(Random random) => random.Next(0, 101) / 100m;

    private static T Pick<T>(Random random, IReadOnlyList<T> from) => from[random.Next(from.Count)];
}
