using System.Text.Json;
using Authoring;
using Lrs.People;
using Lrs.Records.Statements;
using Lrs.Records.Stream;
using Microsoft.Extensions.Options;

namespace Lrs.Training.Progress;

/// <summary>
/// Which statements count for which course: those of an employee whose object is the course or an attempt on it, or whose
/// context names the course as parent or grouping (ADL SCORM Profile 1.0, context activities; cmi5 9.6.2).
/// </summary>
public sealed class EvidenceReader(IOptions<AuthoringOptions> authoring, EmployeeActor employees)
{
    private const string Adl = "http://adlnet.gov/expapi/verbs/";
    private const string ProgressExtension = "https://w3id.org/xapi/cmi5/result/extensions/progress";
    private const string Satisfied = "https://w3id.org/xapi/adl/verbs/satisfied";

    // What an office does to a person, not what the person does.
    private static readonly HashSet<string> NotAnAct = [Adl + "registered", Adl + "unregistered", Verbs.Voided];
    private static readonly HashSet<string> Completing = [Adl + "completed", Adl + "passed", Satisfied];
    private static readonly HashSet<string> Outcomes = [Adl + "failed", Adl + "scored", Adl + "mastered"];

    private readonly string _base = authoring.Value.ActivityBase + "/";

    /// <summary>The evidence in one statement: one per course it belongs to, usually one or none.</summary>
    public IReadOnlyList<Evidence> Read(StreamItem item)
    {
        var statement = item.Statement;
        if (statement.Object is not Activity activity || NotAnAct.Contains(statement.Verb) || Person(statement.Actor) is not { } person)
            return [];
        var context = statement.Context?.Activities ?? ContextActivities.None;
        return context.Parent.Concat(context.Grouping).Select(a => CourseOf(a.Id)).Append(CourseOf(activity.Id))
            .OfType<string>().Distinct().Select(course => Of(item, activity.Id, person, course)).ToList();
    }

    /// <summary>The course whose activity or attempt activity this is; null for every other activity.</summary>
    public string? CourseOf(string activityId)
    {
        if (!activityId.StartsWith(_base, StringComparison.Ordinal))
            return null;
        var slug = activityId[_base.Length..];
        if (slug.IndexOf("?attempt=", StringComparison.Ordinal) is >= 0 and var attempt)
            slug = slug[..attempt];
        return slug.Length > 0 && slug.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '.') ? slug : null;
    }

    private string? Person(Actor actor) =>
        actor is { IsGroup: false, Identifier: { Kind: IdentifierKind.Account, HomePage: { } home } account }
            ? employees.HrmsCodeOf(home, account.Value)
            : null;

    private Evidence Of(StreamItem item, string activity, string person, string course)
    {
        var statement = item.Statement;
        var result = statement.Result;
        return new Evidence
        {
            StatementId = statement.Id!.Value,
            Course = course,
            HrmsCode = person,
            Seq = item.Seq,
            At = statement.Timestamp ?? item.Stored,
            Stored = item.Stored,
            Verb = statement.Verb,
            Kind = KindOf(statement),
            Part = CourseOf(activity) == course ? "" : activity,
            Scaled = result?.Score?.Scaled,
            Success = result?.Success ?? SuccessOf(statement.Verb),
            Progress = ProgressOf(result?.Extensions),
            Voided = item.Voided,
        };
    }

    private static EvidenceKind KindOf(Statement statement)
    {
        if (statement.Result?.Completion == true || (Completing.Contains(statement.Verb) && statement.Result?.Completion != false))
            return EvidenceKind.Completion;
        return Outcomes.Contains(statement.Verb) ? EvidenceKind.Outcome : EvidenceKind.Activity;
    }

    private static bool? SuccessOf(string verb) => verb switch
    {
        Adl + "passed" => true,
        Adl + "failed" => false,
        _ => null,
    };

    private static int? ProgressOf(JsonElement? extensions) =>
        extensions is { ValueKind: JsonValueKind.Object } all
        && all.TryGetProperty(ProgressExtension, out var progress)
        && progress.ValueKind == JsonValueKind.Number && progress.TryGetDouble(out var percent)
            ? (int)Math.Clamp(percent, 0, 100)
            : null;
}
