using Lrs.Records.Statements;
using Lrs.Storage;

namespace Lrs.People;

/// <summary>Tells the record store whose statements a department's keys may read: those about the employees it has at the time.</summary>
internal sealed class EmployeeDepartments(EmployeeActor actors)
{
    /// <summary>The departments of the employees among these, by the accounts they are known by.</summary>
    public async Task<IReadOnlyDictionary<Identifier, string>> Of(Session session, IReadOnlyCollection<Identifier> people)
    {
        var employees = people
            .Where(person => person.Kind == IdentifierKind.Account)
            .Select(person => (Person: person, Code: actors.HrmsCodeOf(person.HomePage!, person.Value)))
            .Where(one => one.Code is not null).ToArray();
        var found = new Dictionary<Identifier, string>();
        await Bulk.Find(
            session, "employee", "hrms_code", "department", (place, row) => found[employees[place].Person] = row.Text(0),
            [Array.ConvertAll(employees, one => one.Code!)]);
        return found;
    }
}
