using System.Globalization;
using System.Text.RegularExpressions;
using Authoring.Manifests;
using Player.Sequencing;

namespace Tests.Player.Sequencing;

/// <summary>
/// The few run-time elements that sequencing feeds and reads, as content sees them. Not the run-time service:
/// no types, no errors beyond "not set".
/// </summary>
internal sealed partial class ScoRecorder(Activity activity)
{
    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);
    private readonly HashSet<string> setByContent = new(StringComparer.Ordinal);
    private readonly List<string> objectives = [];

    public bool Suspends => values.GetValueOrDefault("cmi.exit") is "suspend" or "logout";

    public static bool Knows(string element) => Known().IsMatch(element);

    /// <summary>Fills cmi.objectives from sequencing, at first launch and when resumed.</summary>
    public void Initialize(IReadOnlyList<RunTimeObjective> initial)
    {
        values.Remove("cmi.exit");
        foreach (var objective in initial)
        {
            var prefix = Prefix(objective.Identifier);
            Put(prefix + "success_status", objective.Success switch { RunTimeSuccess.Passed => "passed", RunTimeSuccess.Failed => "failed", _ => null });
            Put(prefix + "completion_status", objective.Completion switch { RunTimeCompletion.Completed => "completed", RunTimeCompletion.Incomplete => "incomplete", _ => null });
            Put(prefix + "score.scaled", Text(objective.ScaledScore));
            Put(prefix + "score.raw", Text(objective.RawScore));
            Put(prefix + "score.min", Text(objective.MinScore));
            Put(prefix + "score.max", Text(objective.MaxScore));
            Put(prefix + "progress_measure", Text(objective.ProgressMeasure));
        }

        void Put(string element, string? value)
        {
            if (value is not null)
            {
                values[element] = value;
            }
        }
    }

    public int? IndexOf(string id) => objectives.IndexOf(id) is >= 0 and var index ? index : null;

    public int ObjectiveCount => objectives.Count;

    public void Set(string element, string value)
    {
        if (ObjectiveId().Match(element) is { Success: true } match)
        {
            var index = int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
            if (index == objectives.Count)
            {
                objectives.Add(value);
            }
        }

        values[element] = value;
        setByContent.Add(element);
    }

    public string Get(string element)
    {
        if (element == "cmi.objectives._count")
        {
            return objectives.Count.ToString(CultureInfo.InvariantCulture);
        }

        if (ObjectiveId().Match(element) is { Success: true } match)
        {
            return objectives[int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)];
        }

        return element switch
        {
            "cmi.completion_status" => Completion(),
            "cmi.success_status" => Success(),
            "cmi.scaled_passing_score" => activity.Primary.SatisfiedByMeasure ? Text(activity.Primary.MinNormalizedMeasure)! : "",
            "cmi.completion_threshold" => activity.CompletionThreshold.CompletedByMeasure ? Text(activity.CompletionThreshold.MinProgressMeasure)! : "",
            _ when element.EndsWith("_status", StringComparison.Ordinal) => values.GetValueOrDefault(element, "unknown"),
            _ => values.GetValueOrDefault(element, ""),
        };
    }

    public RunTimeOutcome Outcome() => new()
    {
        Completion = CompletionOf("cmi.completion_status", Completion()),
        Success = SuccessOf("cmi.success_status", Success()),
        ScaledScore = Number("cmi.score.scaled"),
        ProgressMeasure = Number("cmi.progress_measure"),
        Suspends = Suspends,
        Objectives = [.. objectives.Select((id, n) => Objective(id, $"cmi.objectives.{n}."))],
    };

    private RunTimeObjective Objective(string id, string prefix) => new()
    {
        Identifier = id,
        Success = SuccessOf(prefix + "success_status", values.GetValueOrDefault(prefix + "success_status", "unknown")),
        Completion = CompletionOf(prefix + "completion_status", values.GetValueOrDefault(prefix + "completion_status", "unknown")),
        ScaledScore = Number(prefix + "score.scaled"),
        RawScore = Number(prefix + "score.raw"),
        MinScore = Number(prefix + "score.min"),
        MaxScore = Number(prefix + "score.max"),
        ProgressMeasure = Number(prefix + "progress_measure"),
    };

    private string Completion() => !activity.CompletionThreshold.CompletedByMeasure ? values.GetValueOrDefault("cmi.completion_status", "unknown")
        : Number("cmi.progress_measure") is { } progress ? progress >= activity.CompletionThreshold.MinProgressMeasure ? "completed" : "incomplete"
        : "unknown";

    private string Success() => !activity.Primary.SatisfiedByMeasure ? values.GetValueOrDefault("cmi.success_status", "unknown")
        : Number("cmi.score.scaled") is { } score ? score >= activity.Primary.MinNormalizedMeasure ? "passed" : "failed"
        : "unknown";

    private RunTimeCompletion CompletionOf(string element, string value) => value switch
    {
        "completed" => RunTimeCompletion.Completed,
        "incomplete" => RunTimeCompletion.Incomplete,
        "not attempted" => RunTimeCompletion.NotAttempted,
        _ => setByContent.Contains(element) ? RunTimeCompletion.Unknown : RunTimeCompletion.NotSet,
    };

    private RunTimeSuccess SuccessOf(string element, string value) => value switch
    {
        "passed" => RunTimeSuccess.Passed,
        "failed" => RunTimeSuccess.Failed,
        _ => setByContent.Contains(element) ? RunTimeSuccess.Unknown : RunTimeSuccess.NotSet,
    };

    private string Prefix(string id)
    {
        if (!objectives.Contains(id))
        {
            objectives.Add(id);
        }

        return $"cmi.objectives.{objectives.IndexOf(id)}.";
    }

    private decimal? Number(string element) => Values(values.GetValueOrDefault(element));

    private static decimal? Values(string? text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? Text(decimal? number) => number?.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^cmi\.objectives\.(\d+)\.id$")]
    private static partial Regex ObjectiveId();

    [GeneratedRegex(@"^cmi\.(completion_status|success_status|score\.scaled|progress_measure|exit|objectives\.(_count|(\d+|\{n\})\.(id|success_status|completion_status|progress_measure|score\.(scaled|raw|min|max)))|scaled_passing_score|completion_threshold)$")]
    private static partial Regex Known();
}
