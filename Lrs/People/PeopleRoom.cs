using Lrs.Records.Statements.Storing;
using Lrs.Storage;
using Lrs.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Lrs.People;

public static class PeopleRoom
{
    public static WebApplicationBuilder AddPeople(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<PeopleOptions>().BindConfiguration(PeopleOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<PeopleOptions>, PeopleOptionsCheck>();
        services.AddMigrations("people", typeof(PeopleRoom).Assembly);
        services.AddSingleton<OtpOutbox>();
        services.AddSingleton<OneTimePasswords>();
        services.AddSingleton<PortalSessions>();
        services.AddSingleton<EmployeeActor>();
        services.AddSingleton<EmployeeDepartments>();
        services.Replace(ServiceDescriptor.Singleton<DepartmentsOf>(s => s.GetRequiredService<EmployeeDepartments>().Of));
        services.AddSingleton<StaffImports>();
        services.AddSingleton<PeopleImport>();
        services.AddNavLink(new NavLink(new Text("कर्मचारी", "Staff"), "/staff", 60,
            nameof(Role.NodalOfficer), nameof(Role.HeadOfDepartment), nameof(Role.ChiefSecretary), nameof(Role.Operator)));
        services.AddNavLink(new NavLink(new Text("अधिकारी", "Officers"), "/officers", 70, nameof(Role.Operator)));
        services.AddNavLink(new NavLink(new Text("कुंजियाँ", "Keys"), "/keys", 75, nameof(Role.Operator)));
        services.AddNavLink(new NavLink(new Text("कार्य अभिलेख", "Audit log"), "/audit", 80, nameof(Role.Operator)));
        services.AddNavLink(new NavLink(new Text("मेरा विवरण", "My details"), "/me", 90, "*"));
        return builder;
    }

    /// <summary>Who asks, and whether they may: after routing and the choice of language, before antiforgery.</summary>
    public static IApplicationBuilder UsePeople(this IApplicationBuilder app) => app.UseMiddleware<ViewerMiddleware>();

    public static IEndpointRouteBuilder MapPeople(this IEndpointRouteBuilder routes)
    {
        var portal = routes.Portal();
        portal.MapSignIn();
        portal.MapStaff();
        portal.MapStaffImport();
        portal.MapOfficers();
        portal.MapKeys();
        portal.MapAudit();
        return routes;
    }
}
