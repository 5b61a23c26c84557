using Lrs.Web;
using Microsoft.Extensions.Options;

namespace Lrs.Host;

/// <summary>What a person who started the server by hand sees first.</summary>
public static class Welcome
{
    public static void PrintWelcome(this WebApplication app)
    {
        var web = app.Services.GetRequiredService<IOptions<WebOptions>>().Value;
        Console.WriteLine($"""

            Haryana Training is starting.
              Portal   {web.PortalOrigin}
              Content  {web.ContentOrigin}

            """);
    }
}
