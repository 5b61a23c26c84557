namespace Player.Statements;

/// <summary>Identifiers of ADL's xAPI SCORM Profile and of the vocabulary it draws on.</summary>
public static class ScormProfile
{
    public const string Id = "https://w3id.org/xapi/scorm";
    public const string ProfileType = "http://adlnet.gov/expapi/activities/profile";
    public const string CourseType = "http://adlnet.gov/expapi/activities/course";
    public const string LessonType = "http://adlnet.gov/expapi/activities/lesson";
    public const string AttemptType = "http://adlnet.gov/expapi/activities/attempt";
    public const string InteractionType = "http://adlnet.gov/expapi/activities/cmi.interaction";

    /// <summary>A verb of the profile, for example <c>completed</c>.</summary>
    public static string Verb(string name) => "http://adlnet.gov/expapi/verbs/" + name;
}
