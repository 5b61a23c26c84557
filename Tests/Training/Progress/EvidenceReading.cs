using System.Text;
using Authoring;
using Lrs.People;
using Lrs.Records;
using Lrs.Records.Statements;
using Lrs.Records.Stream;
using Lrs.Training.Progress;
using Microsoft.Extensions.Options;

namespace Tests.Training.Progress;

/// <summary>Which statements speak of whom in which course.</summary>
public sealed class EvidenceReading
{
    private const string Course = "https://lrs.haryana.gov.in/courses/e-office";
    private static readonly EvidenceReader Reader = new(
        Options.Create(new AuthoringOptions()), new EmployeeActor(Options.Create(new PeopleOptions())));

    [Theory]
    [InlineData("completed", Course, "", EvidenceKind.Completion)]
    [InlineData("passed", Course, "", EvidenceKind.Completion)]
    [InlineData("failed", Course, "", EvidenceKind.Outcome)]
    [InlineData("initialized", Course + "?attempt=1", "", EvidenceKind.Activity)]
    [InlineData("completed", Course + "/lesson-1", Course + "/lesson-1", EvidenceKind.Completion)]
    public void A_statement_in_the_course(string verb, string activity, string part, EvidenceKind kind)
    {
        var evidence = Assert.Single(Read(verb, activity, context: Course));
        Assert.Equal(("e-office", "HR100001", part, kind), (evidence.Course, evidence.HrmsCode, evidence.Part, evidence.Kind));
    }

    [Fact]
    public void A_verb_that_completes_but_says_otherwise_does_not_complete() =>
        Assert.Equal(EvidenceKind.Activity, Read("completed", Course, result: """{"completion":false}""")[0].Kind);

    [Fact]
    public void A_result_that_says_complete_completes_whatever_the_verb() =>
        Assert.Equal(EvidenceKind.Completion, Read("scored", Course, result: """{"completion":true,"score":{"scaled":0.5}}""")[0].Kind);

    [Theory]
    [InlineData("completed", "https://elsewhere.example/course", null, "HR100001", "https://hrms.haryana.gov.in")]
    [InlineData("completed", Course + "/lesson-1", null, "HR100001", "https://hrms.haryana.gov.in")]
    [InlineData("registered", Course, null, "HR100001", "https://hrms.haryana.gov.in")]
    [InlineData("completed", Course, null, "HR100001", "https://elsewhere.example")]
    public void Is_no_evidence(string verb, string activity, string? context, string person, string home) =>
        Assert.Empty(Read(verb, activity, context, person: person, home: home));

    private static IReadOnlyList<Evidence> Read(
        string verb, string activity, string? context = null, string? result = null, string person = "HR100001", string home = "https://hrms.haryana.gov.in")
    {
        var around = context is null ? "" : $$$""","context":{"contextActivities":{"grouping":[{"id":"{{{context}}}"}]}}""";
        var outcome = result is null ? "" : ",\"result\":" + result;
        var json = $$$"""
            {"id":"11111111-1111-4111-8111-111111111111","actor":{"account":{"homePage":"{{{home}}}","name":"{{{person}}}"}},
             "verb":{"id":"http://adlnet.gov/expapi/verbs/{{{verb}}}"},"object":{"id":"{{{activity}}}"}{{{around}}}{{{outcome}}}}
            """;
        var read = new StatementReader(Options.Create(new RecordsOptions())).Read(Encoding.UTF8.GetBytes(json), XapiVersion.One);
        Assert.Null(read.Failure);
        return Reader.Read(new StreamItem(1, read.Value[0], DateTimeOffset.UnixEpoch, false));
    }
}
