using Lrs.Web;

namespace Lrs.People;

/// <summary>
/// Whoever sets a person's mobile number gets that person's passwords, so a staff file of a department must not change
/// where an officer's passwords go, nor switch an officer off. Only an operator does that.
/// </summary>
internal static class OfficerRows
{
    /// <summary>What forbids the viewer this change of a person who holds these roles; null where nothing does.</summary>
    public static RowProblem? Refusal(Viewer viewer, IEnumerable<Grant> held, Employee before, Employee after)
    {
        if (viewer.Is(Role.Operator) || before == after || held.ToList() is not { Count: > 0 } roles)
            return null;
        if (roles.FirstOrDefault(r => r.Role is Role.ChiefSecretary or Role.Operator) is { } ofTheState)
            return RowProblem.OfficerOfTheState(ofTheState.Role);
        if (before.HrmsCode == viewer.HrmsCode)
            return null;
        return before.Mobile != after.Mobile ? RowProblem.OfficersContact("mobile", roles[0].Role)
            : before.Email != after.Email ? RowProblem.OfficersContact("email", roles[0].Role)
            : before.Active != after.Active ? RowProblem.OfficersContact(StaffCheck.ActiveColumn, roles[0].Role)
            : null;
    }
}
