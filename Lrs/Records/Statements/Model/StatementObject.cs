using System.Text.Json;

namespace Lrs.Records.Statements;

/// <summary>What was done or acted on, 1.0.3 Data 2.4.4; 2.0 4.2.2.3.</summary>
public abstract record StatementObject;

/// <summary>An activity; what the statement says about it, if anything.</summary>
public sealed record Activity(string Id, ActivityDefinition? Definition) : StatementObject;

/// <summary>Type and name, and the whole definition as it was sent.</summary>
public sealed record ActivityDefinition(string? Type, IReadOnlyDictionary<string, string> Name, JsonElement Json);

/// <summary>An agent or group that was acted on.</summary>
public sealed record ActorObject(Actor Actor) : StatementObject;

/// <summary>Another statement, by id. It need not be here, or not yet.</summary>
public sealed record StatementReference(Guid Id) : StatementObject;

/// <summary>A statement inside a statement, which did not happen (planned, foretold). It never contains a third.</summary>
public sealed record SubStatement(
    Actor Actor, string Verb, StatementObject Object, Result? Result, Context? Context, DateTimeOffset? Timestamp,
    IReadOnlyList<Attachment> Attachments) : StatementObject;
