using Lrs.Records;
using Lrs.Records.Statements;
using Microsoft.Extensions.Logging;
using Player.RunTime;

namespace Player.Statements;

/// <summary>
/// Facts as checked statements. Content writes what it likes, and nothing it writes may hold up a commit: a fact whose details
/// the record store refuses is reported without them.
/// </summary>
public sealed partial class FactStatements(StatementReader reader, ILogger<FactStatements> log)
{
    public IReadOnlyList<Statement> Of(AttemptFrame frame, IReadOnlyList<Fact> facts, DateTimeOffset at)
    {
        var statements = new List<Statement>(facts.Count);
        foreach (var fact in facts)
            if ((Read(frame, fact, at) ?? Read(frame, Bare(fact), at)) is { } statement)
                statements.Add(statement);
        return statements;
    }

    private Statement? Read(AttemptFrame frame, Fact fact, DateTimeOffset at)
    {
        var reading = reader.Read(StatementWriter.Write(frame, [fact], at), XapiVersion.One);
        if (reading.Failure is not { Problem: var problem })
            return reading.Value[0];
        Refused(frame.Registration, fact.Key, problem.Code, problem.Place);
        return null;
    }

    private static Fact Bare(Fact fact) => fact with
    {
        Score = null,
        Duration = null,
        // Which question it was and how the answer was judged, without any text of the content.
        Interaction = fact.Interaction is { } asked ? new InteractionFact(asked.Index, null, asked.Type, null, asked.Result) : null,
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "The statement of fact {Key} of {Registration} was refused: {Code} at {Place}")]
    private partial void Refused(Guid registration, string key, string code, string? place);
}
