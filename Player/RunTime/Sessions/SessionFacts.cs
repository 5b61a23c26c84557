using System.Globalization;

namespace Player.RunTime;

public sealed record ScoreFact(double? Scaled, double? Raw, double? Min, double? Max)
{
    public bool IsEmpty => Scaled is null && Raw is null && Min is null && Max is null;
}

public sealed record ObjectiveFact(string Id, string? Success, string? Completion, ScoreFact Score, double? Progress, string? Description);

public sealed record InteractionFact(int Index, string? Id, string? Type, string? Response, string? Result)
{
    public IReadOnlyList<string> Correct { get; init; } = [];
    public IReadOnlyList<string> Objectives { get; init; } = [];
    public string? Timestamp { get; init; }
    public string? Weighting { get; init; }
    public decimal? LatencySeconds { get; init; }
    public string? Description { get; init; }
}

/// <summary>What a document says of the SCO, the same words for both standards: what sequencing and statements need.</summary>
public sealed record SessionFacts
{
    /// <summary>completed, incomplete, not attempted or unknown, as GetValue answers it; null if the SCO said nothing and no threshold decides.</summary>
    public string? Completion { get; init; }

    /// <summary>passed, failed or unknown; null likewise. An explicit unknown differs from null (SN, RU-19a).</summary>
    public string? Success { get; init; }

    public required ScoreFact Score { get; init; }
    public double? Progress { get; init; }
    public string? Location { get; init; }

    /// <summary>"" when the SCO did not set it.</summary>
    public string Exit { get; init; } = "";
    public decimal? SessionSeconds { get; init; }
    public decimal TotalSeconds { get; init; }
    public IReadOnlyList<ObjectiveFact> Objectives { get; init; } = [];
    public IReadOnlyList<InteractionFact> Interactions { get; init; } = [];

    public static SessionFacts Of(SessionStart start) =>
        start.Standard == RunTimeStandard.Scorm12 ? Facts12.Of(start.Document) : Facts2004.Of(start);

    internal static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    internal static int Count(CmiDocument document, string list, string leaf)
    {
        var count = 0;
        while (document[$"{list}.{count}.{leaf}"] is not null)
            count++;
        return count;
    }
}
