namespace Lrs.Records.Statements.Reading;

/// <summary>What a statement and a sub-statement have in common, with the rules between the parts.</summary>
internal sealed record StatementParts(
    Actor Actor, string Verb, StatementObject Object, Result? Result, Context? Context, DateTimeOffset? Timestamp, List<Attachment> Attachments)
{
    public static StatementParts Read(Node node, bool nested)
    {
        var actor = node.Need("actor", Clause.Actor) is { } who ? ActorReader.Read(who) : new Actor(null, null, false, []);
        var verb = node.Need("verb", Clause.Verb) is { } did ? VerbReader.Read(did) : "";
        var target = node.Need("object", Clause.Object) is { } what ? ObjectReader.Read(what, nested) : new Activity("", null);
        if (verb == Verbs.Voided && target is not StatementReference)
            node["object"]?.Refuse(Clause.Voiding, Says.VoidNeedsReference);
        return new StatementParts(
            actor,
            verb,
            target,
            node["result"] is { } result ? ResultReader.Read(result) : null,
            node["context"] is { } context ? ContextReader.Read(context, aboutActivity: target is Activity) : null,
            node["timestamp"]?.Instant(),
            node["attachments"] is { } attachments ? AttachmentReader.Read(attachments) : []);
    }
}
