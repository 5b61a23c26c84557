using Authoring.Courses;
using Lrs.People;
using Lrs.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Player.Launch;

/// <summary>From the portal into a course: a launch token, then over to the content origin.</summary>
public static class LaunchEndpoints
{
    public static void MapLaunch(this IEndpointRouteBuilder portal) =>
        portal.MapPost("/learn/{slug}", Open).RequireViewer();

    private static async Task<IResult> Open(
        string slug, [FromForm] LaunchForm form, HttpContext http, CourseCatalog courses, Launches launches, IOptions<WebOptions> web, CancellationToken cancel)
    {
        var viewer = http.Viewer()!;
        if (await courses.Find(slug, cancel) is not { } course || !course.IsFor(viewer.Department))
            return new Failure.NotFound(new Problem(
                "no-such-course",
                new("यह कोर्स आपके विभाग के लिए नहीं है।", "There is no such course for your department."),
                Place: slug,
                Cure: new("अपनी कोर्स-सूची से चुनें।", "Choose from your own list of courses."))).ToResult();
        var launch = await launches.OpenPolitely(viewer.HrmsCode, course.Slug, http.Language(), cancel);
        // 303: going back in the browser must not open the course a second time.
        http.Response.Headers.Location = launch.Address(web.Value);
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }
}

/// <summary>The launch form carries nothing but its antiforgery token.</summary>
public sealed record LaunchForm;
