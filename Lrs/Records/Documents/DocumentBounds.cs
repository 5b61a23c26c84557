using Lrs.Records.Door;
using Lrs.Records.Statements.Storing;
using Lrs.Storage;
using Lrs.Web;

namespace Lrs.Records.Documents;

/// <summary>A department's key has no business with the documents of another department's staff. 1.0.3 Communication 4.2 leaves it to the store.</summary>
internal sealed class DocumentBounds(Database database, DepartmentsOf departmentsOf)
{
    /// <summary>Null if the key may touch the shelf, else what to answer.</summary>
    public async Task<Failure?> Check(XapiRequest request, Shelf shelf, CancellationToken cancel)
    {
        if (request.Key.Department is not { } own || shelf.Agent is not { } agent)
            return null;
        var departments = await database.Read(session => departmentsOf(session, [agent]), cancel);
        return !departments.TryGetValue(agent, out var department) || department == own
            ? null
            : new Failure.Forbidden(new Problem(
                "another-department",
                new("यह व्यक्ति दूसरे विभाग में है; यह कुंजी केवल अपने विभाग के दस्तावेज़ों के लिए है।",
                    "This person is in another department; this key is for the documents of its own department only."),
                "xAPI 1.0.3 Communication 4.2",
                "agent",
                new("उस विभाग की कुंजी से भेजें।", "Send it with a key of that department.")));
    }
}
