namespace Player.Sequencing;

/// <summary>What the learner, the content or the player may ask for. Sequencing and Navigation 5.2.</summary>
public enum NavigationRequestKind
{
    Start,
    ResumeAll,
    Continue,
    Previous,
    Choice,
    Jump,
    Exit,
    ExitAll,
    Abandon,
    AbandonAll,
    SuspendAll,
}

/// <summary>A navigation request; Choice and Jump name their target activity.</summary>
public sealed record NavigationRequest(NavigationRequestKind Kind, string? Target = null)
{
    /// <summary>
    /// Reads a value of adl.nav.request: <c>continue</c>, <c>{target=item}choice</c> …
    /// Null for <c>_none_</c> and for what is no request.
    /// </summary>
    public static NavigationRequest? Parse(string request)
    {
        string? target = null;
        var word = request.Trim();
        if (word.StartsWith("{target=", StringComparison.Ordinal) && word.IndexOf('}', StringComparison.Ordinal) is > 0 and var end)
        {
            target = Authoring.Manifests.Identifiers.Collapse(word[8..end]);
            word = word[(end + 1)..];
        }

        return (word, target) switch
        {
            ("choice", { Length: > 0 }) => new(NavigationRequestKind.Choice, target),
            ("jump", { Length: > 0 }) => new(NavigationRequestKind.Jump, target),
            ("continue", null) => new(NavigationRequestKind.Continue),
            ("previous", null) => new(NavigationRequestKind.Previous),
            ("exit", null) => new(NavigationRequestKind.Exit),
            ("exitAll", null) => new(NavigationRequestKind.ExitAll),
            ("abandon", null) => new(NavigationRequestKind.Abandon),
            ("abandonAll", null) => new(NavigationRequestKind.AbandonAll),
            ("suspendAll", null) => new(NavigationRequestKind.SuspendAll),
            _ => null,
        };
    }

    public override string ToString() => Target is null ? Kind.ToString() : $"{Kind} {Target}";
}
