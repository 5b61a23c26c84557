namespace Player.Sequencing;

/// <summary>One decision of the engine, to be followed with the book in hand.</summary>
/// <param name="Clause">The process in the pseudo-code, e.g. <c>SB.2.9</c>.</param>
/// <param name="Result">What came out; an exception has its code, e.g. <c>SB.2.9-4</c>.</param>
public sealed record SequencingDecision(string Clause, string Process, string? Activity, string Inputs, string Result);

/// <summary>Collects the decisions of one request, in order. Recording is optional and changes nothing.</summary>
public sealed class SequencingTrace
{
    private readonly List<SequencingDecision> decisions = [];

    public IReadOnlyList<SequencingDecision> Decisions => decisions;

    internal void Add(string clause, string process, Activity? activity, string inputs, object? result) =>
        decisions.Add(new(clause, process, activity?.Identifier, inputs, result?.ToString() ?? "nothing"));
}
