namespace Player.RunTime;

public readonly record struct Answer(string Value, int Error = 0)
{
    public static Answer Failed(int error) => new("", error);
}

/// <summary>The values of one SCO under the rules: what GetValue and SetValue answer while a session runs (RTE 4th Ed. 3.1.7, 4.1).</summary>
public sealed class ModelValues
{
    private readonly RuleSet rules;
    private readonly StartValues start;
    private readonly Dictionary<string, string> values;
    private readonly Dictionary<string, int> counts = [];

    public ModelValues(RuleSet rules, StartValues start)
    {
        this.rules = rules;
        this.start = start;
        values = new(start.Values);
        foreach (var name in values.Keys)
            Count(ElementName.Parse(name));
    }

    /// <summary>Every value set, by the LMS or by the SCO.</summary>
    public IReadOnlyDictionary<string, string> All => values;

    public Answer Get(string name)
    {
        var parsed = ElementName.Parse(name);
        if (rules.Elements.GetValueOrDefault(parsed.Pattern) is not { } rule)
            return GetKeyword(name, parsed);
        if (rule.Access == Access.WriteOnly)
            return Answer.Failed(rules.Codes.WriteOnly);
        if (MissingIndex(parsed, 0) is not null)
            return Answer.Failed(rules.Codes.GetIndex);
        var stored = rule.Name.EndsWith("{target}", StringComparison.Ordinal) ? name : parsed.Fill(rule.Name);
        if (start.Unreadable.Contains(stored))
            return Answer.Failed(rules.Codes.WriteOnly);
        if (Decide(rule) is { } decided)
            return new(decided);
        if (values.TryGetValue(stored, out var value) && !(rule.EmptyIsUnset && value.Length == 0))
            return new(value);
        return rule.Initial is null ? Answer.Failed(rules.Codes.NotSet) : new(rule.Initial);
    }

    /// <summary>Sets a value if the rules allow it; the answer holds the text as stored.</summary>
    /// <param name="append">False replaces even where SetValue adds: a commit carries the whole text.</param>
    public Answer Set(string name, string value, bool append)
    {
        var parsed = ElementName.Parse(name);
        if (rules.Elements.GetValueOrDefault(parsed.Pattern) is not { } rule)
            return Answer.Failed(SetKeyword(name, parsed));
        var stored = rule.Name.EndsWith("{target}", StringComparison.Ordinal) ? name : parsed.Fill(rule.Name);
        if (rule.Access == Access.ReadOnly || start.Unwritable.Contains(stored))
            return Answer.Failed(rules.Codes.ReadOnly);
        if (MissingIndex(parsed, 1) is { } missing)
            return Answer.Failed(missing);
        if (rule.DependsOn is { } needed && !values.ContainsKey(parsed.Fill(needed)))
            return Answer.Failed(rules.Codes.Dependency);
        var kind = rule.TypeBy is null ? "" : values[parsed.Fill(rule.TypeBy)];
        if (rule.SingleFor?.Contains(kind) == true && parsed.Indexes[^1] > 0)
            return Answer.Failed(rules.Codes.NotAllowed);
        var verdict = rules.Types[kind.Length == 0 ? rule.Type : $"{rule.Type}.{kind}"].Check(value, rules.Languages);
        if (verdict.Value is not { } text)
            return Answer.Failed(verdict.IsOutOfRange ? rules.Codes.OutOfRange : rules.Codes.Mismatch);
        var before = values.GetValueOrDefault(stored);
        if (rule.WriteOnce && before is not null && before != text)
            return Answer.Failed(rules.Codes.NotAllowed);
        if ((rule.Unique || rule.UniqueFor?.Contains(kind) == true) && HasTwin(rule, parsed, stored, text))
            return Answer.Failed(rules.Codes.NotAllowed);
        if (rule.Appends && append)
            text = before + text;
        if (text.Length > rules.LongestValue)
            return Answer.Failed(rules.Codes.NotAllowed);
        values[stored] = text;
        Count(parsed);
        return new(text);
    }

    public int CountOf(string collection) => counts.GetValueOrDefault(collection);

    private string? Decide(ElementRule rule)
    {
        if (rule.Decided is not { } decision || !values.TryGetValue(decision.Threshold, out var threshold))
            return null;
        if (!values.TryGetValue(decision.Measure, out var measure))
            return decision.Unmeasured;
        return DataType.Number(measure) >= DataType.Number(threshold) ? decision.Reached : decision.Below;
    }

    private bool HasTwin(ElementRule rule, ElementName parsed, string stored, string text)
    {
        var end = rule.Name.LastIndexOf('#');
        var list = parsed.Fill(rule.Name[..(end - 1)]);
        var rest = rule.Name[(end + 1)..];
        for (var i = 0; i < CountOf(list); i++)
        {
            var other = $"{list}.{i}{rest}";
            if (other != stored && values.GetValueOrDefault(other) == text)
                return true;
        }
        return false;
    }

    /// <summary>The error of an index that points past the collection; SetValue may point one past it, where the collection grows.</summary>
    private int? MissingIndex(ElementName parsed, int beyond)
    {
        var depth = 0;
        for (var at = parsed.Pattern.IndexOf('#'); at >= 0; at = parsed.Pattern.IndexOf('#', at + 1))
        {
            var pattern = parsed.Pattern[..(at - 1)];
            var count = CountOf(parsed.Fill(pattern));
            var allowed = rules.Collections[pattern].Grows ? count + beyond : count;
            if (parsed.Indexes[depth] >= Math.Min(allowed, rules.MostEntries))
                return rules.Codes.SetIndex;
            depth++;
        }
        return null;
    }

    private Answer GetKeyword(string name, ElementName parsed)
    {
        if (name == "cmi._version")
            return new(rules.Version);
        var cut = parsed.Pattern.LastIndexOf('.');
        var (owner, word) = cut < 0 ? ("", "") : (parsed.Pattern[..cut], parsed.Pattern[(cut + 1)..]);
        if (word == "_children" && rules.Children.TryGetValue(owner, out var children))
            return MissingIndex(new(owner, parsed.Indexes), 0) is null ? new(children) : Answer.Failed(rules.Codes.GetIndex);
        if (word == "_count" && rules.Collections.ContainsKey(owner))
            return MissingIndex(new(owner, parsed.Indexes), 0) is null ? new(CountOf(parsed.Fill(owner)).ToString()) : Answer.Failed(rules.Codes.GetIndex);
        if (word is "_children" or "_version" && IsKnown(owner))
            return Answer.Failed(rules.Codes.NoChildren);
        if (word == "_count" && IsKnown(owner))
            return Answer.Failed(rules.Codes.NoCount);
        return Answer.Failed(UnknownCode(parsed));
    }

    private int SetKeyword(string name, ElementName parsed)
    {
        var cut = parsed.Pattern.LastIndexOf('.');
        var (owner, word) = cut < 0 ? ("", "") : (parsed.Pattern[..cut], parsed.Pattern[(cut + 1)..]);
        var keyword = name == "cmi._version"
            || (word == "_children" && rules.Children.ContainsKey(owner))
            || (word == "_count" && rules.Collections.ContainsKey(owner));
        return keyword ? rules.Codes.Keyword : UnknownCode(parsed);
    }

    private bool IsKnown(string owner) =>
        rules.Elements.ContainsKey(owner) || rules.Children.ContainsKey(owner) || rules.Collections.ContainsKey(owner);

    /// <summary>SCORM 1.2 tells a wrong leaf of a known category from an unknown category.</summary>
    private int UnknownCode(ElementName parsed)
    {
        var parts = parsed.Pattern.Split('.');
        var category = string.Join('.', parts.Take(2));
        return parts.Length > 1 && rules.Elements.Keys.Any(e => e.StartsWith(category + ".", StringComparison.Ordinal) || e == category)
            ? rules.Codes.UnknownLeaf
            : rules.Codes.Unknown;
    }

    private void Count(ElementName parsed)
    {
        var depth = 0;
        for (var at = parsed.Pattern.IndexOf('#'); at >= 0; at = parsed.Pattern.IndexOf('#', at + 1))
        {
            var list = parsed.Fill(parsed.Pattern[..(at - 1)]);
            counts[list] = Math.Max(CountOf(list), parsed.Indexes[depth++] + 1);
        }
    }
}
