using Authoring;
using Lrs.Competency.Rollup;
using Lrs.People;
using Lrs.Records.Statements;
using Lrs.Records.Stream;
using Microsoft.Extensions.Options;

namespace Lrs.Competency.Evidence;

/// <summary>
/// Reads evidence off a statement: an employee's account, a course, completed, passed or failed. Who sent it makes no difference.
/// </summary>
public sealed class StatementEvidence(EmployeeActor employees, IOptions<AuthoringOptions> authoring)
{
    public const string Completed = "http://adlnet.gov/expapi/verbs/completed";
    public const string Passed = "http://adlnet.gov/expapi/verbs/passed";
    public const string Failed = "http://adlnet.gov/expapi/verbs/failed";

    private readonly string _courses = authoring.Value.ActivityBase + "/";

    /// <summary>The evidence in a statement; null where it says nothing about a person and a course.</summary>
    public CourseEvidence? Of(StreamItem item)
    {
        var statement = item.Statement;
        if (EndingOf(statement.Verb) is not { } ending || statement.Object is not Activity { Id: var activity } || !IsCourse(activity))
            return null;
        if (PersonOf(statement.Actor) is not { } person || statement.Id is not { } id)
            return null;
        return new(
            id, item.Seq, person, activity, ending,
            statement.Result?.Completion, statement.Result?.Success, statement.Result?.Score?.Scaled,
            statement.Timestamp ?? item.Stored);
    }

    private static Ending? EndingOf(string verb) => verb switch
    {
        Completed => Ending.Completed,
        Passed => Ending.Passed,
        Failed => Ending.Failed,
        _ => null,
    };

    // Lessons and attempts lie deeper: they end many times without the course having ended.
    private bool IsCourse(string activity) =>
        activity.StartsWith(_courses, StringComparison.Ordinal) && activity.Length > _courses.Length
        && activity.AsSpan(_courses.Length).IndexOfAny("/?#") < 0;

    private string? PersonOf(Actor actor) =>
        actor is { IsGroup: false, Identifier: { Kind: IdentifierKind.Account, HomePage: { } home } account }
            ? employees.HrmsCodeOf(home, account.Value)
            : null;
}
