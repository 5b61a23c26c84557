namespace Authoring.Manifests;

/// <summary>Reads imsss:sequencing with its adlseq extensions, filled from the sequencingCollection it refers to. CAM, sequencing.</summary>
internal sealed class SequencingReader(ManifestFindings findings)
{
    private readonly Dictionary<string, ManifestElement> collection = new(StringComparer.Ordinal);
    private readonly Values values = new(findings);

    public void ReadCollections(ManifestElement manifest)
    {
        foreach (var element in manifest.ChildrenNamed("sequencingCollection").SelectMany(c => c.ChildrenNamed("sequencing")))
        {
            if (element.Attribute("ID") is { Length: > 0 } id)
            {
                collection.TryAdd(Identifiers.Collapse(id), element);
            }
        }

        foreach (var inner in manifest.ChildrenNamed("manifest"))
        {
            ReadCollections(inner);
        }
    }

    public Sequencing Read(ManifestElement owner)
    {
        if (owner.Child("sequencing") is not { } written)
        {
            return new Sequencing();
        }

        var element = Filled(written);
        var rules = element.Child("sequencingRules");
        return new Sequencing
        {
            ControlMode = ControlMode(element.Child("controlMode")),
            ConstrainedChoice = ConstrainedChoice(element.Child("constrainedChoiceConsiderations")),
            PreConditionRules = Rules(rules, "preConditionRule"),
            ExitConditionRules = Rules(rules, "exitConditionRule"),
            PostConditionRules = Rules(rules, "postConditionRule"),
            LimitConditions = Limits(element.Child("limitConditions")),
            Rollup = new RollupReader(values).Read(element.Child("rollupRules")),
            RollupConsiderations = new RollupReader(values).Considerations(element.Child("rollupConsiderations")),
            Objectives = new ObjectivesReader(values).Read(element),
            Randomization = Randomization(element.Child("randomizationControls")),
            DeliveryControls = Delivery(element.Child("deliveryControls")),
        };
    }

    /// <summary>Each part that is not written here comes whole from the referenced definition.</summary>
    private ManifestElement Filled(ManifestElement written)
    {
        if (written.Attribute("IDRef") is not { Length: > 0 } reference)
        {
            return written;
        }

        if (!collection.TryGetValue(Identifiers.Collapse(reference), out var shared))
        {
            findings.CollectionMissing(written, reference);
            return written;
        }

        return written.With(shared.Children.Where(part => !written.Children.Any(own =>
            own.Is(part.Name) && ObjectivesReader.IsExtension(own) == ObjectivesReader.IsExtension(part))));
    }

    private ControlMode ControlMode(ManifestElement? element)
    {
        var normal = new ControlMode();
        return new ControlMode
        {
            Choice = values.Flag(element, "choice", normal.Choice),
            ChoiceExit = values.Flag(element, "choiceExit", normal.ChoiceExit),
            Flow = values.Flag(element, "flow", normal.Flow),
            ForwardOnly = values.Flag(element, "forwardOnly", normal.ForwardOnly),
            UseCurrentAttemptObjectiveInfo = values.Flag(element, "useCurrentAttemptObjectiveInfo", normal.UseCurrentAttemptObjectiveInfo),
            UseCurrentAttemptProgressInfo = values.Flag(element, "useCurrentAttemptProgressInfo", normal.UseCurrentAttemptProgressInfo),
        };
    }

    private ConstrainedChoice ConstrainedChoice(ManifestElement? element) => new()
    {
        PreventActivation = values.Flag(element, "preventActivation", false),
        ConstrainChoice = values.Flag(element, "constrainChoice", false),
    };

    private List<SequencingRule> Rules(ManifestElement? rules, string kind)
    {
        var read = new List<SequencingRule>();
        foreach (var rule in rules?.ChildrenNamed(kind) ?? [])
        {
            var action = rule.Child("ruleAction");
            var conditions = rule.Child("ruleConditions");
            if (action is null || values.Required<RuleAction>(action, "action", action.Attribute("action") ?? "") is not { } done)
            {
                continue;
            }

            read.Add(new SequencingRule
            {
                Combination = values.Word(conditions, "conditionCombination", ConditionCombination.All),
                Conditions = [.. (conditions?.ChildrenNamed("ruleCondition") ?? []).Select(Condition).OfType<RuleCondition>()],
                Action = done,
            });
        }

        return read;
    }

    private RuleCondition? Condition(ManifestElement element)
    {
        if (values.Required<Condition>(element, "condition", element.Attribute("condition") ?? "") is not { } condition)
        {
            return null;
        }

        return new RuleCondition
        {
            Condition = condition,
            Not = string.Equals(element.Attribute("operator"), "not", StringComparison.OrdinalIgnoreCase),
            ReferencedObjective = element.Attribute("referencedObjective") is { Length: > 0 } id ? Identifiers.Collapse(id) : null,
            MeasureThreshold = values.Number(element, "measureThreshold", 0, -1, 1),
        };
    }

    private LimitConditions Limits(ManifestElement? element) => new()
    {
        AttemptLimit = values.Count(element, "attemptLimit"),
        AttemptAbsoluteDurationLimit = element?.Attribute("attemptAbsoluteDurationLimit"),
    };

    private Randomization Randomization(ManifestElement? element) => new()
    {
        SelectionTiming = values.Word(element, "selectionTiming", RandomizationTiming.Never),
        SelectCount = values.Count(element, "selectCount"),
        RandomizationTiming = values.Word(element, "randomizationTiming", RandomizationTiming.Never),
        ReorderChildren = values.Flag(element, "reorderChildren", false),
    };

    private DeliveryControls Delivery(ManifestElement? element) => new()
    {
        Tracked = values.Flag(element, "tracked", true),
        CompletionSetByContent = values.Flag(element, "completionSetByContent", false),
        ObjectiveSetByContent = values.Flag(element, "objectiveSetByContent", false),
    };
}
