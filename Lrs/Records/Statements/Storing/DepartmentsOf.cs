using Lrs.Storage;

namespace Lrs.Records.Statements.Storing;

/// <summary>
/// The departments of those among <paramref name="people"/> who are in the service of one, at this moment: the keys of these departments may read
/// what is stored about them. A room that knows people gives the answer; it is asked inside the write.
/// </summary>
public delegate Task<IReadOnlyDictionary<Identifier, string>> DepartmentsOf(Session session, IReadOnlyCollection<Identifier> people);
