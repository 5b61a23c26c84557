namespace Player.RunTime;

/// <summary>Which run-time a SCO talks to: API (SCORM 1.2) or API_1484_11 (SCORM 2004, all editions).</summary>
public enum RunTimeStandard
{
    Scorm12,
    Scorm2004,
}

/// <summary>Lenient takes what real content sends; Strict answers as ADL's conformance tests ask.</summary>
public enum Strictness
{
    Lenient,
    Strict,
}

public enum Access
{
    ReadOnly,
    WriteOnly,
    ReadWrite,
}
