using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Player.RunTime;
using static Tests.Player.RunTime.SessionEndTests;

namespace Tests.Player.RunTime;

public sealed class CommitTests
{
    [Fact]
    public void A_commit_is_read_as_the_adapter_writes_it()
    {
        var batch = Read("""
            {"sequence":3,"sco":"item-1","session":"7f0c0f2e-0000-4000-8000-000000000001","set":{"cmi.location":"4","cmi.exit":"suspend"},
             "terminate":true,"exit":"suspend","navigation":"{target=item-2}choice","elapsedSeconds":12.5}
            """);
        Assert.Equal((3, "item-1", true, 12.5m), (batch.Sequence, batch.Sco, batch.Terminate, batch.ElapsedSeconds));
        Assert.Equal("cmi.location", batch.Set[0].Key);
        Assert.Equal(new NavigationRequest("choice", "item-2"), NavigationRequest.Parse(batch.Navigation));
    }

    [Theory]
    [InlineData("[]", "not an object")]
    [InlineData("""{"sco":"a"}""", "/sequence")]
    [InlineData("""{"sequence":0,"sco":"a"}""", "/sequence")]
    [InlineData("""{"sequence":1.5,"sco":"a"}""", "/sequence")]
    [InlineData("""{"sequence":1,"sco":5}""", "/sco")]
    [InlineData("""{"sequence":1,"sco":"a","session":"x"}""", "/session")]
    [InlineData("""{"sequence":1,"sco":"a","session":"7f0c0f2e-0000-4000-8000-000000000001","set":{"cmi.location":4}}""", "/set/cmi.location")]
    public void A_commit_that_is_none_is_refused_with_its_place(string json, string place)
    {
        using var document = JsonDocument.Parse(json);
        Assert.False(CommitBatch.TryRead(document.RootElement, out _, out var problem));
        Assert.Contains(place, problem);
    }

    [Fact]
    public void An_illegal_value_is_reported_and_not_stored()
    {
        var start = Start(RunTimeStandard.Scorm2004) with { CompletionThreshold = 0.9 };
        var outcome = CmiDocument.Empty.Apply(start, Batch(
            ("cmi.location", "2"), ("cmi.score.scaled", "7"), ("cmi.learner_id", "somebody else"), ("cmi.completion_threshold", "0"), ("cmi.bogus", "x"), ("cmi.total_time", "PT9999H")));
        Assert.Equal(["cmi.location"], outcome.Document.Values.Keys);
        Assert.Equal([407, 404, 404, 401, 404], outcome.Refused.Select(r => r.Error));
    }

    [Fact]
    public void Shared_data_goes_by_target_and_not_into_the_document()
    {
        var start = Start(RunTimeStandard.Scorm2004) with { Data = [new("a", null), new("b", "old", Writable: false)] };
        var outcome = CmiDocument.Empty.Apply(start, Batch(("adl.data.0.store", "new"), ("adl.data.1.store", "hacked")));
        Assert.Equal("new", Assert.Single(outcome.SharedData, d => d.Key == "a").Value);
        Assert.Single(outcome.Refused);
        Assert.Empty(outcome.Document.Values);
    }

    [Fact]
    public void Comments_of_1_2_arrive_whole_and_are_not_doubled_by_a_repetition()
    {
        var start = Start(RunTimeStandard.Scorm12);
        var once = CmiDocument.Empty.Apply(start, Batch(("cmi.comments", "one two"))).Document;
        Assert.Equal("one two", once.Apply(start, Batch(("cmi.comments", "one two"))).Document["cmi.comments"]);
    }

    [Fact]
    public void Interactions_become_facts()
    {
        var outcome = CmiDocument.Empty.Apply(Start(RunTimeStandard.Scorm2004), Batch(
            ("cmi.interactions.0.id", "q1"), ("cmi.interactions.0.type", "choice"), ("cmi.interactions.0.correct_responses.0.pattern", "a[,]b"),
            ("cmi.interactions.0.learner_response", "a[,]c"), ("cmi.interactions.0.result", "incorrect"), ("cmi.interactions.0.latency", "PT3.5S"),
            ("cmi.interactions.0.objectives.0.id", "unit-1")));
        Assert.Empty(outcome.Refused);
        var fact = Assert.Single(outcome.Facts.Interactions);
        Assert.Equal(("q1", "choice", "a[,]c", "incorrect", 3.5m), (fact.Id, fact.Type, fact.Response, fact.Result, fact.LatencySeconds));
        Assert.Equal(["a[,]b"], fact.Correct);
        Assert.Equal(["unit-1"], fact.Objectives);
    }

    [Fact]
    public void What_was_taken_is_taken_again_unchanged_and_a_document_survives_its_text()
    {
        var elements = RuleSet.For(RunTimeStandard.Scorm2004, Strictness.Lenient).Elements.Keys.Select(k => k.Replace("#", "0"));
        var values = Gen.Elements("1", "0.5", "passed", "completed", "choice", "a", "true", "PT1S", "{lang=hi}क", "", "x\"\u0000y", "suspend");
        var pairs = Gen.ListOf(Gen.Zip(Gen.Elements(elements.ToArray()), values)).ToArbitrary();
        Prop.ForAll(pairs, sent =>
        {
            var start = Start(RunTimeStandard.Scorm2004);
            var tried = CmiDocument.Empty.Apply(start, Batch([.. sent.DistinctBy(s => s.Item1).Select(s => (s.Item1, s.Item2))]));
            var batch = Batch([.. tried.Document.Values.Select(v => (v.Key, v.Value)).OrderBy(v => !v.Key.EndsWith(".id", StringComparison.Ordinal)).ThenBy(v => !v.Key.EndsWith(".type", StringComparison.Ordinal))]);
            var once = tried.Document;
            return once.Equals(once.Apply(start, batch).Document) && once.Equals(CmiDocument.FromJson(once.ToJson()));
        }).QuickCheckThrowOnFailure();
    }

    private static CommitBatch Batch(params (string Element, string Value)[] set) => new()
    {
        Sequence = 1,
        Sco = "sco-1",
        Session = Guid.Empty,
        Set = [.. set.Select(s => KeyValuePair.Create(s.Element, s.Value))],
    };

    private static CommitBatch Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        Assert.True(CommitBatch.TryRead(document.RootElement, out var batch, out var problem), problem);
        return batch!;
    }
}
