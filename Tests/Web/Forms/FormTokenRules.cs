using System.Net;
using Lrs.Web;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using Tests.Support;

namespace Tests.Web.Forms;

/// <summary>Nothing on the portal is changed by a request that did not come from a page of the portal.</summary>
public sealed class FormTokenRules
{
    /// <summary>Asked for with a key in every request, so there is no cookie to abuse.</summary>
    private static readonly string[] WithKeys = ["/xapi/", "/api/v1/"];

    [Fact]
    public async Task Every_address_of_the_portal_that_changes_something_needs_a_form_token()
    {
        await using var server = await RunningServer.Start();
        var content = server.Get<IOptions<WebOptions>>().Value.ContentOrigin.Split("://")[1];
        var changing = server.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(Changes).ToList();
        var portal = changing.Where(e => !IsOn(e, content) && !WithKeys.Any(root => e.RoutePattern.RawText!.StartsWith(root, StringComparison.Ordinal))).ToList();

        Assert.Contains(portal, e => e.RoutePattern.RawText == "/sign-out");
        Assert.Contains(portal, e => e.RoutePattern.RawText == "/author/courses/{slug}/competencies/{id:long}/remove");
        Assert.Empty(portal.Where(e => !NeedsToken(e)).Select(e => e.DisplayName));
        // Routes outside the group are seen to lack it, so the rule can fail.
        Assert.Contains(changing.Except(portal), e => !NeedsToken(e));
    }

    [Fact]
    public async Task A_form_without_its_token_is_answered_with_a_page_that_says_what_to_do()
    {
        await using var server = await RunningServer.Start();
        using var browser = SignInForm.Browser(server);
        await SignInForm.Token(browser);
        using var forged = await SignInForm.Send(browser, "");
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        Assert.Contains("Open the page again and send the form once more.", await forged.Content.ReadAsStringAsync());

        using var program = await server.Portal.PostAsync("/sign-in", new FormUrlEncodedContent([new("hrms_code", "HR100001")]));
        Assert.Contains("\"code\":\"form-token\"", await program.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_form_that_was_open_during_a_restart_can_still_be_sent()
    {
        var data = Directory.CreateTempSubdirectory("lrs-keys-").FullName;
        try
        {
            string token;
            string cookies;
            await using (var before = await RunningServer.Start(null, "--data", data))
            {
                using var page = await before.Portal.GetAsync("/sign-in");
                cookies = string.Join("; ", page.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]));
                token = await SignInForm.TokenOf(page);
            }

            await using var after = await RunningServer.Start(null, "--data", data);
            using var browser = SignInForm.Browser(after);
            browser.DefaultRequestHeaders.Add("Cookie", cookies);
            Assert.Equal(HttpStatusCode.Redirect, (await SignInForm.Send(browser, token)).StatusCode);
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private static bool Changes(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Any(m => m is "POST" or "PUT" or "PATCH" or "DELETE") != false;

    private static bool IsOn(RouteEndpoint endpoint, string authority) =>
        endpoint.Metadata.GetMetadata<IHostMetadata>()?.Hosts.Contains(authority) == true;

    private static bool NeedsToken(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IAntiforgeryMetadata>() is { RequiresValidation: true };
}
