using Lrs.Records.Terms;

namespace Lrs.Records.Statements.Storing;

/// <summary>What a statement is found by, 1.0.3 Communication 2.1.3; 2.0 4.1.6.1. What is direct is also related.</summary>
internal static class StatementTerms
{
    public static IReadOnlyCollection<Term> Of(Statement statement, Identifier authority)
    {
        var terms = new HashSet<Term> { new(TermKind.Verb, statement.Verb) };
        AddActor(terms, statement.Actor, isDirect: true);
        if (statement.Context?.Registration is { } registration)
            terms.Add(new(TermKind.Registration, registration.ToString("D")));
        AddRelated(terms, statement.Object, statement.Context, isDirect: true);
        var who = new Named(TermKind.Agent, authority.Key);
        terms.Add(new(who, TermRole.Related));
        terms.Add(new(who, TermRole.Authority));
        return [.. terms];
    }

    /// <summary>Whom a statement is about: its actor, or the one acted on, and the members of a group.</summary>
    public static IReadOnlyCollection<Identifier> People(Statement statement)
    {
        IEnumerable<Actor> actors = statement.Object is ActorObject other ? [statement.Actor, other.Actor] : [statement.Actor];
        return [.. actors.SelectMany(actor => actor.Members.Prepend(actor)).Select(actor => actor.Identifier).OfType<Identifier>()];
    }

    /// <summary>The list of what a department's keys may read.</summary>
    public static Term ReadBy(string department) => new(TermKind.Department, department, TermRole.Reader);

    /// <summary>What a statement that points at this one is found by as well; who vouched for it is not part of that.</summary>
    public static IEnumerable<Term> Inherited(Statement stored) =>
        stored.Authority?.Identifier is { } who ? Of(stored, who).Where(term => term.Role != TermRole.Authority) : [];

    private static void AddRelated(HashSet<Term> terms, StatementObject target, Context? context, bool isDirect)
    {
        switch (target)
        {
            case Activity activity:
                AddActivity(terms, activity, isDirect);
                break;
            case ActorObject other:
                AddActor(terms, other.Actor, isDirect);
                break;
            case SubStatement inner:
                AddActor(terms, inner.Actor, isDirect: false);
                AddRelated(terms, inner.Object, inner.Context, isDirect: false);
                break;
            case StatementReference:
                break;
        }

        if (context is null)
            return;
        foreach (var activity in context.Activities.All)
            AddActivity(terms, activity, isDirect: false);
        foreach (var person in context.Agents.Concat(context.Groups).Select(c => c.Actor))
            AddActor(terms, person, isDirect: false);
        foreach (var person in new[] { context.Instructor, context.Team }.OfType<Actor>())
            AddActor(terms, person, isDirect: false);
    }

    private static void AddActivity(HashSet<Term> terms, Activity activity, bool isDirect) =>
        Add(terms, new Named(TermKind.Activity, activity.Id), isDirect);

    /// <summary>A group is found by itself and by each of its members.</summary>
    private static void AddActor(HashSet<Term> terms, Actor actor, bool isDirect)
    {
        if (actor.Identifier is { } identifier)
            Add(terms, new Named(TermKind.Agent, identifier.Key), isDirect);
        foreach (var member in actor.Members)
            AddActor(terms, member, isDirect);
    }

    private static void Add(HashSet<Term> terms, Named named, bool isDirect)
    {
        terms.Add(new(named, TermRole.Related));
        if (isDirect)
            terms.Add(new(named, TermRole.Direct));
    }
}
