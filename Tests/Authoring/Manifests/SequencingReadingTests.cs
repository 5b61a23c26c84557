using Authoring.Manifests;

namespace Tests.Authoring.Manifests;

/// <summary>The sequencing definition, whole, with its collection and its ADL extensions.</summary>
public sealed class SequencingReadingTests
{
    [Fact]
    public void Every_part_is_read()
    {
        var sequencing = Reading.OnlyItem(
            """
            <imsss:sequencing>
              <imsss:controlMode choice="false" choiceExit="false" flow="true" forwardOnly="true" useCurrentAttemptObjectiveInfo="false" useCurrentAttemptProgressInfo="false"/>
              <imsss:sequencingRules>
                <imsss:preConditionRule><imsss:ruleConditions conditionCombination="any">
                  <imsss:ruleCondition referencedObjective="  a%20%20b " operator="not" condition="objectiveMeasureGreaterThan" measureThreshold="0.25"/>
                </imsss:ruleConditions><imsss:ruleAction action="hiddenFromChoice"/></imsss:preConditionRule>
                <imsss:exitConditionRule><imsss:ruleConditions><imsss:ruleCondition condition="always"/></imsss:ruleConditions><imsss:ruleAction action="exit"/></imsss:exitConditionRule>
                <imsss:postConditionRule><imsss:ruleConditions><imsss:ruleCondition condition="always"/></imsss:ruleConditions><imsss:ruleAction action="retryAll"/></imsss:postConditionRule>
              </imsss:sequencingRules>
              <imsss:limitConditions attemptLimit="3" attemptAbsoluteDurationLimit="PT5M"/>
              <imsss:rollupRules rollupObjectiveSatisfied="false" rollupProgressCompletion="false" objectiveMeasureWeight="0.5">
                <imsss:rollupRule childActivitySet="atLeastPercent" minimumPercent="0.4" minimumCount="2"><imsss:rollupConditions conditionCombination="all">
                  <imsss:rollupCondition operator="not" condition="attempted"/></imsss:rollupConditions><imsss:rollupAction action="notSatisfied"/></imsss:rollupRule>
              </imsss:rollupRules>
              <imsss:objectives>
                <imsss:primaryObjective objectiveID="p" satisfiedByMeasure="true"><imsss:minNormalizedMeasure>0.7</imsss:minNormalizedMeasure>
                  <imsss:mapInfo targetObjectiveID="g" writeSatisfiedStatus="true" readNormalizedMeasure="false"/></imsss:primaryObjective>
              </imsss:objectives>
              <imsss:randomizationControls randomizationTiming="onEachNewAttempt" selectCount="2" reorderChildren="true" selectionTiming="once"/>
              <imsss:deliveryControls tracked="false" completionSetByContent="true" objectiveSetByContent="true"/>
              <adlseq:constrainedChoiceConsiderations preventActivation="true" constrainChoice="true"/>
              <adlseq:rollupConsiderations requiredForSatisfied="ifAttempted" requiredForNotSatisfied="ifNotSkipped" requiredForCompleted="ifNotSuspended" requiredForIncomplete="always" measureSatisfactionIfActive="false"/>
              <adlseq:objectives><adlseq:objective objectiveID="p"><adlseq:mapInfo targetObjectiveID="g" readRawScore="false" writeProgressMeasure="true"/></adlseq:objective></adlseq:objectives>
            </imsss:sequencing>
            """).Sequencing;

        Assert.Equal(new ControlMode { Choice = false, ChoiceExit = false, Flow = true, ForwardOnly = true, UseCurrentAttemptObjectiveInfo = false, UseCurrentAttemptProgressInfo = false }, sequencing.ControlMode);
        var rule = Assert.Single(sequencing.PreConditionRules);
        Assert.Equal((ConditionCombination.Any, RuleAction.HiddenFromChoice), (rule.Combination, rule.Action));
        Assert.Equal(new RuleCondition { Condition = Condition.ObjectiveMeasureGreaterThan, Not = true, ReferencedObjective = "a b", MeasureThreshold = 0.25m }, Assert.Single(rule.Conditions));
        Assert.Equal(RuleAction.Exit, Assert.Single(sequencing.ExitConditionRules).Action);
        Assert.Equal(RuleAction.RetryAll, Assert.Single(sequencing.PostConditionRules).Action);
        Assert.Equal(new LimitConditions { AttemptLimit = 3, AttemptAbsoluteDurationLimit = "PT5M" }, sequencing.LimitConditions);
        Assert.Equal((false, false, 0.5m), (sequencing.Rollup.ObjectiveSatisfied, sequencing.Rollup.ProgressCompletion, sequencing.Rollup.ObjectiveMeasureWeight));
        var rollup = Assert.Single(sequencing.Rollup.Rules);
        Assert.Equal((ChildActivitySet.AtLeastPercent, 0.4m, 2, ConditionCombination.All, RollupAction.NotSatisfied), (rollup.ChildActivitySet, rollup.MinimumPercent, rollup.MinimumCount, rollup.Combination, rollup.Action));
        Assert.Equal(new RollupCondition(Condition.Attempted, true), Assert.Single(rollup.Conditions));
        var objective = Assert.Single(sequencing.Objectives);
        Assert.Equal(("p", true, true, 0.7m), (objective.Identifier, objective.IsPrimary, objective.SatisfiedByMeasure, objective.MinNormalizedMeasure));
        Assert.Equal(
            new ObjectiveMap { Target = "g", ReadSatisfiedStatus = true, WriteSatisfiedStatus = true, ReadMinScore = true, ReadMaxScore = true, ReadCompletionStatus = true, ReadProgressMeasure = true, WriteProgressMeasure = true },
            Assert.Single(objective.Maps));
        Assert.Equal(new Randomization { RandomizationTiming = RandomizationTiming.OnEachNewAttempt, SelectCount = 2, ReorderChildren = true, SelectionTiming = RandomizationTiming.Once }, sequencing.Randomization);
        Assert.Equal(new DeliveryControls { Tracked = false, CompletionSetByContent = true, ObjectiveSetByContent = true }, sequencing.DeliveryControls);
        Assert.Equal(new ConstrainedChoice { PreventActivation = true, ConstrainChoice = true }, sequencing.ConstrainedChoice);
        Assert.Equal(
            new RollupConsiderations { RequiredForSatisfied = RollupConsideration.IfAttempted, RequiredForNotSatisfied = RollupConsideration.IfNotSkipped, RequiredForCompleted = RollupConsideration.IfNotSuspended, MeasureSatisfactionIfActive = false },
            sequencing.RollupConsiderations);
    }

    [Fact]
    public void Parts_not_written_come_from_the_collection()
    {
        var reading = Reading.Organization(
            """<item identifier="I" identifierref="R"><title>I</title><imsss:sequencing IDRef="S"><imsss:controlMode flow="true"/></imsss:sequencing></item>""",
            after: """<imsss:sequencingCollection><imsss:sequencing ID="S"><imsss:controlMode choice="false"/><imsss:deliveryControls tracked="false"/></imsss:sequencing></imsss:sequencingCollection>""");
        var sequencing = reading.Manifest!.Deliverable().Items[0].Sequencing;

        Assert.Equal(new ControlMode { Flow = true }, sequencing.ControlMode);
        Assert.False(sequencing.DeliveryControls.Tracked);
    }

    [Fact]
    public void Unknown_words_and_numbers_are_told_and_left_out()
    {
        var reading = Reading.Organization(
            """
            <item identifier="I" identifierref="R"><title>I</title><imsss:sequencing IDRef="gone"><imsss:controlMode flow="perhaps"/>
            <imsss:sequencingRules><imsss:preConditionRule><imsss:ruleConditions><imsss:ruleCondition condition="tired"/></imsss:ruleConditions><imsss:ruleAction action="sleep"/></imsss:preConditionRule></imsss:sequencingRules>
            <imsss:limitConditions attemptLimit="-1"/></imsss:sequencing></item>
            """);

        Assert.Equal(["sequencing-reference-dangling", "value-unknown", "value-unknown", "value-unknown"], reading.Codes());
        Assert.Equal(new ControlMode(), reading.Manifest!.Deliverable().Items[0].Sequencing.ControlMode);
    }

    [Theory]
    [InlineData("""<adlcp:completionThreshold completedByMeasure="true" minProgressMeasure="0.6" progressWeight="0.25"/>""", true, 0.6, 0.25)]
    [InlineData("<adlcp:completionThreshold>0.8</adlcp:completionThreshold>", true, 0.8, 1)]
    [InlineData("", false, 1, 1)]
    public void Completion_threshold_of_both_editions(string element, bool byMeasure, double least, double weight)
    {
        var threshold = Reading.OnlyItem(element).CompletionThreshold;

        Assert.Equal((byMeasure, (decimal)least, (decimal)weight), (threshold.CompletedByMeasure, threshold.MinProgressMeasure, threshold.ProgressWeight));
    }

    [Fact]
    public void Hidden_controls_and_shared_data_are_read()
    {
        var item = Reading.OnlyItem(
            """
            <adlcp:data><adlcp:map targetID="d1"/><adlcp:map targetID="d2" writeSharedData="false"/></adlcp:data>
            <adlnav:presentation><adlnav:navigationInterface><adlnav:hideLMSUI>suspendAll</adlnav:hideLMSUI><adlnav:hideLMSUI>exitAll</adlnav:hideLMSUI></adlnav:navigationInterface></adlnav:presentation>
            """);

        Assert.Equal([LmsControl.SuspendAll, LmsControl.ExitAll], item.HideLmsUi);
        Assert.Equal([new("d1", true, true), new SharedDataMap("d2", true, false)], item.SharedData);
    }
}
