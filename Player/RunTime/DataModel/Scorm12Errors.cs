namespace Player.RunTime;

/// <summary>Error codes of SCORM 1.2 RTE 3.3.3. There is no "out of range" and no "wrong state" beside 301.</summary>
internal static class Scorm12Errors
{
    /// <summary>Lenient lets a page initialize again after LMSFinish: courses of several pages in one SCO do so.</summary>
    public static ErrorCodes Codes(Strictness strictness) => new()
    {
        Initialize = strictness == Strictness.Strict
            ? [new("argument", 201), new("running", 101), new("terminated", 101)]
            : [new("argument", 201), new("running", 101)],
        Terminate = [new("argument", 201), new("not-initialized", 301), new("terminated", 301)],
        Commit = [new("argument", 201), new("not-initialized", 301), new("terminated", 301)],
        GetValue = [new("not-initialized", 301), new("terminated", 301), new("empty", 201)],
        SetValue = [new("not-initialized", 301), new("terminated", 301), new("empty", 201)],
        Unknown = 401,
        UnknownLeaf = 201,
        NoChildren = 202,
        NoCount = 203,
        Keyword = 402,
        ReadOnly = 403,
        WriteOnly = 404,
        GetIndex = 201,
        SetIndex = 201,
        NotSet = 0,
        Mismatch = 405,
        OutOfRange = 405,
        Dependency = 201,
        NotAllowed = 201,
        CommitFailed = 101,
        Texts = new Dictionary<string, string>
        {
            ["0"] = "No error",
            ["101"] = "General exception",
            ["201"] = "Invalid argument error",
            ["202"] = "Element cannot have children",
            ["203"] = "Element not an array - cannot have count",
            ["301"] = "Not initialized",
            ["401"] = "Not implemented error",
            ["402"] = "Invalid set value, element is a keyword",
            ["403"] = "Element is read only",
            ["404"] = "Element is write only",
            ["405"] = "Incorrect data type",
        },
    };
}
