namespace Player.RunTime;

/// <summary>Error codes of IEEE 1484.11.2 (RTE 4th Ed. 3.1.7). Where the book and ADL's LMS order them differently, ADL's order.</summary>
internal static class Scorm2004Errors
{
    public static ErrorCodes Codes { get; } = new()
    {
        Initialize = [new("terminated", 104), new("argument", 201), new("running", 103)],
        Terminate = [new("not-initialized", 112), new("terminated", 113), new("argument", 201)],
        Commit = [new("terminated", 143), new("argument", 201), new("not-initialized", 142)],
        GetValue = [new("terminated", 123), new("empty", 301), new("not-initialized", 122)],
        SetValue = [new("not-initialized", 132), new("terminated", 133), new("empty", 351)],
        Unknown = 401,
        UnknownLeaf = 401,
        NoChildren = 301,
        NoCount = 301,
        Keyword = 404,
        ReadOnly = 404,
        WriteOnly = 405,
        GetIndex = 301,
        SetIndex = 351,
        NotSet = 403,
        Mismatch = 406,
        OutOfRange = 407,
        Dependency = 408,
        NotAllowed = 351,
        CommitFailed = 391,
        Texts = new Dictionary<string, string>
        {
            ["0"] = "No Error",
            ["101"] = "General Exception",
            ["102"] = "General Initialization Failure",
            ["103"] = "Already Initialized",
            ["104"] = "Content Instance Terminated",
            ["111"] = "General Termination Failure",
            ["112"] = "Termination Before Initialization",
            ["113"] = "Termination After Termination",
            ["122"] = "Retrieve Data Before Initialization",
            ["123"] = "Retrieve Data After Termination",
            ["132"] = "Store Data Before Initialization",
            ["133"] = "Store Data After Termination",
            ["142"] = "Commit Before Initialization",
            ["143"] = "Commit After Termination",
            ["201"] = "General Argument Error",
            ["301"] = "General Get Failure",
            ["351"] = "General Set Failure",
            ["391"] = "General Commit Failure",
            ["401"] = "Undefined Data Model Element",
            ["402"] = "Unimplemented Data Model Element",
            ["403"] = "Data Model Element Value Not Initialized",
            ["404"] = "Data Model Element Is Read Only",
            ["405"] = "Data Model Element Is Write Only",
            ["406"] = "Data Model Element Type Mismatch",
            ["407"] = "Data Model Element Value Out Of Range",
            ["408"] = "Data Model Dependency Not Established",
        },
    };
}
