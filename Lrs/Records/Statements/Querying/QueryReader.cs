using System.Globalization;
using System.Text.Json;
using Lrs.Records.Statements.Reading;
using Lrs.Records.Terms;
using Lrs.Web;
using Microsoft.AspNetCore.Http;

namespace Lrs.Records.Statements.Querying;

/// <summary>Reads the parameters of a GET by the same rules as statements. 1.0.3 Communication 2.1.3; 2.0 4.1.6.1.</summary>
internal sealed class QueryReader(IQueryCollection parameters, XapiVersion version, RecordsOptions options)
{
    /// <summary>The parameter of our own <c>more</c> addresses.</summary>
    public const string Cursor = "cursor";

    private static readonly Clause Where = new("Communication 2.1.3", "4.1.6.1");

    private static readonly HashSet<string> Known =
    [
        "statementId", "voidedStatementId", "agent", "verb", "activity", "registration", "related_activities", "related_agents",
        "since", "until", "limit", "format", "attachments", "ascending", Cursor,
    ];

    private readonly Check _check = new(version);

    public Outcome<StatementQuery> Read()
    {
        foreach (var name in parameters.Keys)
            if (!Known.Contains(name))
                Refuse(name, Says.Unknown(name));
            else if (parameters[name].Count > 1)
                Refuse(name, new("एक ही बार दें", "given more than once"));
        var query = new StatementQuery
        {
            StatementId = Uuid("statementId"),
            VoidedStatementId = Uuid("voidedStatementId"),
            Terms = ReadTerms(),
            Since = Instant("since"),
            Until = Instant("until"),
            Limit = ReadLimit(),
            Format = ReadFormat(),
            Attachments = Flag("attachments"),
            Ascending = Flag("ascending"),
            From = Whole(Cursor),
        };
        RefuseMixture();
        return _check.Refusal is { } refusal ? new Failure.Invalid(refusal) : query;
    }

    private List<Term> ReadTerms()
    {
        var terms = new List<Term>();
        var (relatedAgents, relatedActivities) = (Flag("related_agents"), Flag("related_activities"));
        if (Value("agent") is { } agent && ReadAgent(agent) is { } identifier)
            terms.Add(new(relatedAgents ? TermKind.RelatedAgent : TermKind.Agent, identifier.Key));
        if (Iri("verb") is { } verb)
            terms.Add(new(TermKind.Verb, verb));
        if (Iri("activity") is { } activity)
            terms.Add(new(relatedActivities ? TermKind.RelatedActivity : TermKind.Activity, activity));
        if (Uuid("registration") is { } registration)
            terms.Add(new(TermKind.Registration, registration.ToString("D")));
        return terms;
    }

    private Identifier? ReadAgent(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false });
            var actor = ActorReader.Read(new Node(document.RootElement, Place.Root / "agent", _check));
            if (actor.Identifier is null)
                Refuse("agent", Says.OneIdentifier);
            return actor.Identifier;
        }
        catch (JsonException)
        {
            Refuse("agent", Says.NotObject);
            return null;
        }
    }

    /// <summary>A single statement is asked for by its id alone, or it is not a single statement.</summary>
    private void RefuseMixture()
    {
        var single = Value("statementId") is not null ? "statementId" : Value("voidedStatementId") is not null ? "voidedStatementId" : null;
        if (single is null)
            return;
        foreach (var name in parameters.Keys)
            if (name != single && name is not ("format" or "attachments"))
                Refuse(name, new($"{single} के साथ मान्य नहीं", $"not allowed together with {single}"));
    }

    private int ReadLimit()
    {
        if (Whole("limit") is not { } limit)
            return options.UsualPage;
        return limit == 0 || limit > options.LargestPage ? options.LargestPage : (int)limit;
    }

    private StatementFormat ReadFormat()
    {
        switch (Value("format"))
        {
            case null or "exact":
                return StatementFormat.Exact;
            case "ids":
                return StatementFormat.Ids;
            case "canonical":
                return StatementFormat.Canonical;
            default:
                Refuse("format", Says.OneOf(["ids", "exact", "canonical"]));
                return StatementFormat.Exact;
        }
    }

    private long? Whole(string name)
    {
        if (Value(name) is not { } text)
            return null;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;
        Refuse(name, Says.NotInteger);
        return null;
    }

    private bool Flag(string name)
    {
        if (Value(name) is not (null or "true" or "false"))
            Refuse(name, Says.NotBoolean);
        return Value(name) == "true";
    }

    private Guid? Uuid(string name)
    {
        if (Value(name) is not { } text)
            return null;
        if (Formats.Uuid(text) is { } id)
            return id;
        Refuse(name, Says.NotUuid);
        return null;
    }

    private string? Iri(string name)
    {
        if (Value(name) is { } text && !Formats.IsIri(text))
            Refuse(name, Says.NotIri);
        return Value(name);
    }

    private DateTimeOffset? Instant(string name)
    {
        if (Value(name) is not { } text)
            return null;
        // A plus sign that was not escaped arrives as a space.
        if (Formats.Instant(text.Replace(' ', '+'), strict: false) is { } instant)
            return instant;
        Refuse(name, Says.NotInstant);
        return null;
    }

    private string? Value(string name) => parameters.TryGetValue(name, out var values) ? values.ToString() : null;

    private void Refuse(string name, Text why) => _check.Refuse(Where, Place.Root / name, why);
}
