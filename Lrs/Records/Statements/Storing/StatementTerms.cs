using Lrs.Records.Terms;

namespace Lrs.Records.Statements.Storing;

/// <summary>What a statement is found by, 1.0.3 Communication 2.1.3; 2.0 4.1.6.1. The related terms include the plain ones.</summary>
internal static class StatementTerms
{
    public static IReadOnlyCollection<Term> Of(Statement statement, Authority authority)
    {
        var terms = new HashSet<Term> { new(TermKind.Verb, statement.Verb), new(TermKind.Authority, authority.Actor.Identifier!.Key) };
        AddActor(terms, statement.Actor, TermKind.Agent);
        if (statement.Object is Activity activity)
            terms.Add(new(TermKind.Activity, activity.Id));
        if (statement.Object is ActorObject actor)
            AddActor(terms, actor.Actor, TermKind.Agent);
        if (statement.Context?.Registration is { } registration)
            terms.Add(new(TermKind.Registration, registration.ToString("D")));
        AddRelated(terms, statement.Actor, statement.Object, statement.Context);
        AddActor(terms, authority.Actor, TermKind.RelatedAgent);
        return terms;
    }

    /// <summary>What a statement that points at this one is found by as well; who vouched for it is not part of that.</summary>
    public static IEnumerable<Term> Inherited(Statement stored) =>
        stored.Authority?.Identifier is { } who
            ? Of(stored, new Authority(who.HomePage ?? "", who.Value)).Where(term => term.Kind != TermKind.Authority)
            : [];

    private static void AddRelated(HashSet<Term> terms, Actor actor, StatementObject target, Context? context)
    {
        AddActor(terms, actor, TermKind.RelatedAgent);
        switch (target)
        {
            case Activity activity:
                terms.Add(new(TermKind.RelatedActivity, activity.Id));
                break;
            case ActorObject other:
                AddActor(terms, other.Actor, TermKind.RelatedAgent);
                break;
            case SubStatement inner:
                AddRelated(terms, inner.Actor, inner.Object, inner.Context);
                break;
            case StatementReference:
                break;
        }

        if (context is null)
            return;
        foreach (var activity in context.Activities.All)
            terms.Add(new(TermKind.RelatedActivity, activity.Id));
        foreach (var person in context.Agents.Concat(context.Groups).Select(c => c.Actor))
            AddActor(terms, person, TermKind.RelatedAgent);
        foreach (var person in new[] { context.Instructor, context.Team }.OfType<Actor>())
            AddActor(terms, person, TermKind.RelatedAgent);
    }

    /// <summary>A group is found by itself and by each of its members.</summary>
    private static void AddActor(HashSet<Term> terms, Actor actor, TermKind kind)
    {
        if (actor.Identifier is { } identifier)
            terms.Add(new(kind, identifier.Key));
        foreach (var member in actor.Members)
            AddActor(terms, member, kind);
    }
}
