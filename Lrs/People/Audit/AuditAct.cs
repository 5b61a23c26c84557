namespace Lrs.People;

/// <summary>What the rooms write to the audit log. A room may add its own words in the same form.</summary>
public static class AuditAct
{
    public const string SignedIn = "signed-in";
    public const string SignedOut = "signed-out";
    public const string RoleGranted = "role-granted";
    public const string RoleWithdrawn = "role-withdrawn";
    public const string StaffImported = "staff-imported";
    public const string StaffImportUndone = "staff-import-undone";
    public const string CoursePublished = "course-published";
    public const string KeyCreated = "key-created";
    public const string KeyRevoked = "key-revoked";
    public const string Exported = "exported";
}
