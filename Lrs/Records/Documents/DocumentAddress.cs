using Lrs.Records.Door;
using Lrs.Records.Statements.Reading;
using Lrs.Web;
using Microsoft.AspNetCore.Http;

namespace Lrs.Records.Documents;

/// <summary>Which document, or which documents since when, a request speaks of. An empty id means all of the shelf.</summary>
internal sealed record DocumentAddress(DocumentKey Key, DateTimeOffset? Since, string Clause)
{
    public static Outcome<DocumentAddress> Read(
        IQueryCollection query, XapiVersion version, DocumentKind kind, bool needsId, bool allowsSince)
    {
        var (clause, names) = kind switch
        {
            DocumentKind.State => (new Clause("Communication 2.3", "4.1.6.2"), new[] { "activityId", "agent", "registration", "stateId" }),
            DocumentKind.ActivityProfile => (new Clause("Communication 2.7", "4.1.6.6"), ["activityId", "profileId"]),
            _ => (new Clause("Communication 2.6", "4.1.6.5"), ["agent", "profileId"]),
        };
        var parameters = new Parameters(query, version, clause, allowsSince ? [.. names, "since"] : names);
        var idName = names[^1];
        if (kind != DocumentKind.AgentProfile)
            parameters.Need("activityId");
        if (kind != DocumentKind.ActivityProfile)
            parameters.Need("agent");
        if (needsId)
            parameters.Need(idName);
        var shelf = new Shelf(kind, parameters.Iri("activityId") ?? "", parameters.Actor("agent")?.Identifier);
        var key = new DocumentKey(shelf, parameters.Uuid("registration"), parameters.Text(idName) ?? "");
        var since = parameters.Instant("since");
        return parameters.Failure is { } failure ? failure : new DocumentAddress(key, since, clause.In(version));
    }
}
