using Authoring.Courses;
using Authoring.Packages;
using Authoring.Uploads;
using Lrs.People;
using Lrs.Storage;
using Lrs.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Authoring;

public static class AuthoringRoom
{
    public static WebApplicationBuilder AddAuthoring(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<AuthoringOptions>().BindConfiguration(AuthoringOptions.Section)
            .Validate(
                o => Uri.TryCreate(o.ActivityBase, UriKind.Absolute, out _) && !o.ActivityBase.EndsWith('/'),
                "Authoring:ActivityBase must be an IRI such as https://lrs.haryana.gov.in/courses, without a slash at the end.")
            .Validate(o => o.MostUploadBytes > 0, "Authoring:MostUploadBytes must be more than 0.")
            .Validate(o => o.MostEntries > 0, "Authoring:MostEntries must be more than 0.")
            .Validate(o => o.MostBytes > 0, "Authoring:MostBytes must be more than 0.")
            .Validate(o => o.MostEntryBytes > 0, "Authoring:MostEntryBytes must be more than 0.")
            .Validate(o => o.MostItems is > 0 and <= 100_000, "Authoring:MostItems must be 1 to 100000.")
            .Validate(o => o.MostExpansion is >= 2 and <= 1000, "Authoring:MostExpansion must be 2 to 1000.")
            .Validate(o => o.KeepArrivingHours > 0, "Authoring:KeepArrivingHours must be more than 0.")
            .Validate(o => o.KeepCheckedDays > 0, "Authoring:KeepCheckedDays must be more than 0.")
            .ValidateOnStart();
        builder.Services.AddMigrations("authoring", typeof(AuthoringRoom).Assembly);
        builder.Services.AddSingleton<PackageReader>();
        builder.Services.AddSingleton<CourseCatalog>();
        builder.Services.AddSingleton<Publisher>();
        builder.Services.AddSingleton<LostFiles>();
        builder.Services.AddSingleton<UploadFolder>();
        builder.Services.AddSingleton<UploadDesk>();
        builder.Services.AddSingleton<CheckBell>();
        builder.Services.AddSingleton<CheckQueue>();
        builder.Services.AddHostedService<CheckWorker>();
        builder.Services.AddAssets(typeof(AuthoringRoom).Assembly);
        builder.Services.AddNavLink(new NavLink(
            new Text("पाठ्यक्रम बनाएँ", "Make courses"), "/author/courses", 40, nameof(Role.Author), nameof(Role.Operator)));
        return builder;
    }

    public static IEndpointRouteBuilder MapAuthoring(this IEndpointRouteBuilder routes)
    {
        var portal = routes.Portal();
        portal.MapCourses();
        portal.MapVersions();
        portal.MapUploads();
        portal.MapChecks();
        return routes;
    }
}
