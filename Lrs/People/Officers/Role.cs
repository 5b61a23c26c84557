using Lrs.Web;

namespace Lrs.People;

/// <summary>What a person may do. Everybody is an employee; the others are granted.</summary>
public enum Role
{
    Employee,

    /// <summary>Registers the staff of a department.</summary>
    NodalOfficer,

    /// <summary>Sees whether the staff of a department have started and finished.</summary>
    HeadOfDepartment,

    /// <summary>Sees all departments.</summary>
    ChiefSecretary,

    /// <summary>Uploads and publishes the courses of a department.</summary>
    Author,

    /// <summary>Keeps the house running: officers, keys, the audit log.</summary>
    Operator,
}

public static class Roles
{
    /// <summary>The role as pages name it.</summary>
    public static Text Name(this Role role) => role switch
    {
        Role.Employee => new("कर्मचारी", "Employee"),
        Role.NodalOfficer => new("नोडल अधिकारी", "Nodal officer"),
        Role.HeadOfDepartment => new("विभागाध्यक्ष", "Head of department"),
        Role.ChiefSecretary => new("मुख्य सचिव", "Chief Secretary"),
        Role.Author => new("पाठ्यक्रम लेखक", "Course author"),
        Role.Operator => new("संचालक", "Operator"),
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };

    /// <summary>Whether the role is held for one department, or for the whole state.</summary>
    public static bool IsOfDepartment(this Role role) =>
        role is Role.NodalOfficer or Role.HeadOfDepartment or Role.Author;

    /// <summary>Reads <c>nodal_officer</c>, <c>NodalOfficer</c> or <c>hod</c>; null where it names no role that can be granted.</summary>
    public static Role? Parse(string? name)
    {
        var plain = string.Concat((name ?? "").Where(char.IsLetter));
        if (plain.Equals("hod", StringComparison.OrdinalIgnoreCase))
            return Role.HeadOfDepartment;
        return Enum.TryParse<Role>(plain, ignoreCase: true, out var role) && role != Role.Employee ? role : null;
    }
}
