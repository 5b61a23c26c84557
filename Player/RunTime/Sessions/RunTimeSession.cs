namespace Player.RunTime;

public enum SessionState
{
    NotInitialized,
    Running,
    Terminated,
}

/// <summary>
/// The API instance one SCO talks to (RTE 4th Ed. 3.1; SCORM 1.2 RTE 3.3): states, results and error codes.
/// Pure: <c>scorm-model.js</c> is the same interpreter of the same tables.
/// </summary>
public sealed class RunTimeSession
{
    private readonly RuleSet rules;
    private readonly ModelValues values;
    private int lastError;
    private string lastElement = "";

    public RunTimeSession(RuleSet rules, StartValues start)
    {
        this.rules = rules;
        values = new ModelValues(rules, start);
    }

    public SessionState State { get; private set; }

    public ModelValues Values => values;

    /// <summary>What the SCO has stored so far.</summary>
    public CmiDocument Document => CmiDocument.Of(rules, values);

    public string Initialize(string argument)
    {
        if (Refused(rules.Codes.Initialize, argument.Length > 0))
            return "false";
        State = SessionState.Running;
        return "true";
    }

    public string Terminate(string argument)
    {
        if (Refused(rules.Codes.Terminate, argument.Length > 0))
            return "false";
        State = SessionState.Terminated;
        return "true";
    }

    public string Commit(string argument) => Refused(rules.Codes.Commit, argument.Length > 0) ? "false" : "true";

    public string GetValue(string element)
    {
        if (Refused(rules.Codes.GetValue, empty: element.Length == 0))
            return "";
        var answer = values.Get(element);
        return Answer(answer.Error, element) ? answer.Value : "";
    }

    public string SetValue(string element, string value)
    {
        if (Refused(rules.Codes.SetValue, empty: element.Length == 0))
            return "false";
        return Answer(values.Set(element, value, append: true).Error, element) ? "true" : "false";
    }

    public string GetLastError() => lastError.ToString();

    public string GetErrorString(string code) => rules.Codes.Texts.GetValueOrDefault(code, "");

    /// <summary>For "" the text of the last error and the element it was about.</summary>
    public string GetDiagnostic(string code)
    {
        if (code.Length > 0)
            return GetErrorString(code);
        var text = GetErrorString(GetLastError());
        if (lastError == 0 || lastElement.Length == 0)
            return text;
        text = $"{text}: {lastElement}";
        return text.Length < 255 ? text : text[..254];
    }

    private bool Refused(IReadOnlyList<Gate> gates, bool argument = false, bool empty = false)
    {
        var gate = gates.FirstOrDefault(g => g.When switch
        {
            "argument" => argument,
            "empty" => empty,
            "not-initialized" => State == SessionState.NotInitialized,
            "running" => State == SessionState.Running,
            _ => State == SessionState.Terminated,
        });
        return !Answer(gate?.Code ?? 0, "");
    }

    private bool Answer(int error, string element)
    {
        lastError = error;
        lastElement = error == 0 ? "" : element;
        return error == 0;
    }
}
