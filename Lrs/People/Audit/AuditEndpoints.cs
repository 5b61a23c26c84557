using Lrs.Storage;
using Lrs.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Lrs.People;

/// <summary>The audit log for the operator: newest first, and whether the chain is whole.</summary>
internal static class AuditEndpoints
{
    private const int PageSize = 50;

    public static void MapAudit(this IEndpointRouteBuilder routes) => routes.MapGet("/audit", List).RequireRole(Role.Operator);

    private static async Task<IResult> List(long? before, bool? verify, Database database, CancellationToken cancel) =>
        await database.Read(async session =>
        {
            var entries = await AuditLog.Page(session, before ?? 0, PageSize + 1);
            return Page.Of<AuditPage>(new
            {
                Entries = entries.Take(PageSize).ToList(),
                NextBefore = entries.Count > PageSize ? entries[PageSize - 1].Number : (long?)null,
                Seal = await AuditLog.Seal(session),
                Verified = verify == true,
                FirstBroken = verify == true ? await AuditLog.FirstBroken(session) : null,
            });
        }, cancel);
}
