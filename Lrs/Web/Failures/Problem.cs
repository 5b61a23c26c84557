namespace Lrs.Web;

/// <summary>
/// What is wrong and where, for a program and for a person: a stable code, a message, the clause of the standard,
/// the place (JSON pointer, file and line, field name) and the cure.
/// </summary>
public sealed record Problem(string Code, Text Message, string? Clause = null, string? Place = null, Text? Cure = null);
