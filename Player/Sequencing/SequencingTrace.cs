namespace Player.Sequencing;

/// <summary>One decision of the engine, to be followed with the book in hand.</summary>
/// <param name="Depth">0 for the overall process; a process that another one called is one deeper and comes after it.</param>
/// <param name="Clause">The process in the pseudo-code, e.g. <c>SB.2.9</c>.</param>
/// <param name="Result">What came out; an exception has its code and its meaning, e.g. <c>SB.2.9-3 hidden from choice</c>.</param>
public sealed record SequencingDecision(int Depth, string Clause, string Process, string? Activity, string Inputs, string Result)
{
    public override string ToString()
    {
        var about = string.Join(", ", new[] { Activity, Inputs }.Where(part => !string.IsNullOrEmpty(part)));
        return $"{new string(' ', 2 * Depth)}{Clause} {Process}{(about.Length > 0 ? $" ({about})" : "")}: {Result}";
    }
}

/// <summary>
/// Collects the decisions of requests in the order in which the processes were entered. Recording is optional and changes nothing.
/// <see cref="ToString"/> is the account to read, one process a line, indented below the process that called it.
/// </summary>
public sealed class SequencingTrace
{
    private readonly List<SequencingDecision> decisions = [];
    private int depth;

    public IReadOnlyList<SequencingDecision> Decisions => decisions;

    public override string ToString() => string.Join('\n', decisions);

    /// <summary>A process begins; what it calls is recorded below it. The number is for <see cref="End"/>.</summary>
    internal int Begin(string clause, string process, Activity? activity, string inputs = "")
    {
        decisions.Add(new(depth++, clause, process, activity?.Identifier, inputs, ""));
        return decisions.Count - 1;
    }

    internal void End(int? begun, object? result)
    {
        depth--;
        decisions[begun!.Value] = decisions[begun.Value] with { Result = Text(result) };
    }

    /// <summary>A process that calls no other one.</summary>
    internal void Add(string clause, string process, Activity? activity, string inputs, object? result) =>
        decisions.Add(new(depth, clause, process, activity?.Identifier, inputs, Text(result)));

    /// <summary>A status of three values.</summary>
    internal static string Known(bool? status) => status switch { true => "true", false => "false", _ => "unknown" };

    private static string Text(object? result) => result switch
    {
        null => "nothing",
        bool status => Known(status),
        string text => SequencingExceptions.Explain(text),
        IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => result.ToString() ?? "",
    };
}
