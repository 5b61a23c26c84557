using Lrs.Records.Door;
using Lrs.Records.Statements.Reading;
using Lrs.Records.Terms;
using Lrs.Web;
using Microsoft.AspNetCore.Http;

namespace Lrs.Records.Statements.Querying;

/// <summary>Reads the parameters of a GET. 1.0.3 Communication 2.1.3; 2.0 4.1.6.1.</summary>
internal sealed class QueryReader(IQueryCollection query, XapiVersion version, RecordsOptions options)
{
    /// <summary>The parameter of our own <c>more</c> addresses. Its name is how jxapi knows such an address.</summary>
    public const string Cursor = "more";

    private readonly Parameters _parameters = new(
        query, version, new Clause("Communication 2.1.3", "4.1.6.1"),
        "statementId", "voidedStatementId", "agent", "verb", "activity", "registration", "related_activities", "related_agents",
        "since", "until", "limit", "format", "attachments", "ascending", Cursor);

    public Outcome<StatementQuery> Read()
    {
        var read = new StatementQuery
        {
            StatementId = _parameters.Uuid("statementId"),
            VoidedStatementId = _parameters.Uuid("voidedStatementId"),
            Terms = ReadTerms(),
            Since = _parameters.Instant("since"),
            Until = _parameters.Instant("until"),
            Limit = ReadLimit(),
            Format = ReadFormat(),
            Attachments = _parameters.Flag("attachments"),
            Ascending = _parameters.Flag("ascending"),
            From = _parameters.Whole(Cursor),
        };
        RefuseMixture();
        return _parameters.Failure is { } failure ? failure : read;
    }

    private List<Term> ReadTerms()
    {
        var terms = new List<Term>();
        var (relatedAgents, relatedActivities) = (_parameters.Flag("related_agents"), _parameters.Flag("related_activities"));
        if (_parameters.Actor("agent")?.Identifier is { } identifier)
            terms.Add(new(TermKind.Agent, identifier.Key, relatedAgents ? TermRole.Related : TermRole.Direct));
        if (_parameters.Iri("verb") is { } verb)
            terms.Add(new(TermKind.Verb, verb));
        if (_parameters.Iri("activity") is { } activity)
            terms.Add(new(TermKind.Activity, activity, relatedActivities ? TermRole.Related : TermRole.Direct));
        if (_parameters.Uuid("registration") is { } registration)
            terms.Add(new(TermKind.Registration, registration.ToString("D")));
        return terms;
    }

    /// <summary>A single statement is asked for by its id alone, or it is not a single statement.</summary>
    private void RefuseMixture()
    {
        if (_parameters.Names.FirstOrDefault(name => name is "statementId" or "voidedStatementId") is not { } single)
            return;
        foreach (var name in _parameters.Names)
            if (name != single && name is not ("format" or "attachments"))
                _parameters.Refuse(name, new($"{single} के साथ मान्य नहीं", $"not allowed together with {single}"));
    }

    private int ReadLimit()
    {
        if (_parameters.Whole("limit") is not { } limit)
            return options.UsualPage;
        return limit == 0 || limit > options.LargestPage ? options.LargestPage : (int)limit;
    }

    private StatementFormat ReadFormat()
    {
        switch (_parameters.Value("format"))
        {
            case null or "exact":
                return StatementFormat.Exact;
            case "ids":
                return StatementFormat.Ids;
            case "canonical":
                return StatementFormat.Canonical;
            default:
                _parameters.Refuse("format", Says.OneOf(["ids", "exact", "canonical"]));
                return StatementFormat.Exact;
        }
    }
}
