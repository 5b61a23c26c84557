namespace Lrs.Competency.Rollup;

/// <summary>What of a course counts.</summary>
public enum Requirement
{
    /// <summary>Gone through to the end, or passed.</summary>
    Completed,

    /// <summary>Passed.</summary>
    Passed,
}

/// <summary>"Who has completed (or passed) this course has this competency at this level", for what happened from an instant on.</summary>
public sealed record EvidenceRule(string Activity, string Competency, int Level, Requirement Requires, DateTimeOffset? From = null)
{
    public bool Counts(CourseEvidence evidence) =>
        evidence.Activity == Activity
        && (From is null || evidence.At >= From)
        && (evidence.IsPass || (Requires == Requirement.Completed && evidence.IsCompletion));
}
