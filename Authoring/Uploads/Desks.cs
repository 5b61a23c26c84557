using Lrs.People;
using Lrs.Storage;

namespace Authoring.Uploads;

/// <summary>For which departments a person may upload and publish: an author for his own, the operator for every one.</summary>
public static class Desks
{
    public static Task<IReadOnlyList<Department>> Of(Viewer viewer, Database database, CancellationToken cancel) =>
        database.Read<IReadOnlyList<Department>>(async session =>
        {
            var all = await Departments.All(session);
            var own = viewer.DepartmentsAs(Role.Author);
            return viewer.Is(Role.Operator) ? [.. all] : [.. all.Where(d => own.Contains(d.Code))];
        }, cancel);

    public static bool MayAuthorFor(this Viewer viewer, string department) =>
        viewer.Is(Role.Operator) || viewer.DepartmentsAs(Role.Author).Contains(department);
}
