using System.Text.Json;

namespace Lrs.Records.Statements;

/// <summary>The outcome, 1.0.3 Data 2.4.5; 2.0 4.2.2.4. The duration is ISO 8601 as written.</summary>
public sealed record Result(
    Score? Score, bool? Success, bool? Completion, string? Response, string? Duration, JsonElement? Extensions);

/// <summary>A score; scaled lies in -1 to 1, raw between min and max.</summary>
public sealed record Score(double? Scaled, double? Raw, double? Min, double? Max);
