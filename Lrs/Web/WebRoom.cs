using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Lrs.Web;

public static class WebRoom
{
    public static WebApplicationBuilder AddWeb(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<WebOptions>().BindConfiguration(WebOptions.Section)
            .Validate(o => WebOptions.IsOrigin(o.PortalOrigin), "Web:PortalOrigin must be an origin such as http://localhost:5080 (no path).")
            .Validate(
                o => WebOptions.IsContentOrigin(o.ContentOrigin),
                "Web:ContentOrigin must be an origin such as https://*.content.example (a host for each registration) or http://127.0.0.1:5080 (no path).")
            .Validate(
                o => !WebOptions.IsOrigin(o.PortalOrigin) || !WebOptions.IsContentOrigin(o.ContentOrigin) || o.HostsDiffer,
                "Web:ContentOrigin must have another host name than Web:PortalOrigin, and a wildcard must not cover that, so that no portal cookie reaches package content.")
            .Validate(
                o => Proxies.Read(o.Proxies) is not null,
                "Web:Proxies must be IP addresses or networks with commas between them, such as 10.0.0.5,10.1.0.0/16.")
            .ValidateOnStart();
        builder.Services.AddRazorComponents();
        builder.Services.AddAntiforgery(o =>
        {
            o.Cookie.Name = "lrs.form";
            o.HeaderName = "X-Form-Token";
        });
        return builder;
    }
}
