using Lrs.Web;

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
    public const string EvidenceRuleAdded = "evidence-rule-added";
    public const string EvidenceRuleRemoved = "evidence-rule-removed";
    public const string FrameworkApplied = "framework-applied";

    /// <summary>The act as the page of the log names it; a room's own word is shown as it is.</summary>
    public static Text Name(string act) => act switch
    {
        SignedIn => new("साइन इन किया", "signed in"),
        SignedOut => new("साइन आउट किया", "signed out"),
        RoleGranted => new("भूमिका दी", "granted a role"),
        RoleWithdrawn => new("भूमिका वापस ली", "withdrew a role"),
        StaffImported => new("कर्मचारी दर्ज किए", "registered staff"),
        StaffImportUndone => new("कर्मचारी फ़ाइल वापस ली", "undid a staff file"),
        CoursePublished => new("पाठ्यक्रम प्रकाशित किया", "published a course"),
        KeyCreated => new("कुंजी बनाई", "created a key"),
        KeyRevoked => new("कुंजी रद्द की", "revoked a key"),
        Exported => new("डेटा निर्यात किया", "exported data"),
        EvidenceRuleAdded => new("पाठ्यक्रम से दक्षता जोड़ी", "mapped a competency to a course"),
        EvidenceRuleRemoved => new("पाठ्यक्रम से दक्षता हटाई", "unmapped a competency from a course"),
        FrameworkApplied => new("दक्षता शब्दकोश लागू किया", "put a competency dictionary in use"),
        _ => Text.Same(act),
    };
}
