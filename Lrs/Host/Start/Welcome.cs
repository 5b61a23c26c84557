using Lrs.People;
using Lrs.Storage;
using Lrs.Web;
using Microsoft.Extensions.Options;

namespace Lrs.Host;

/// <summary>What a person who started the server by hand sees first.</summary>
public static class Welcome
{
    public static async Task PrintWelcome(this WebApplication app, CancellationToken cancel)
    {
        var web = app.Services.GetRequiredService<IOptions<WebOptions>>().Value;
        var lines = new List<string>
        {
            "",
            $"हरियाणा प्रशिक्षण · Haryana Training",
            "",
            $"  Portal    {web.PortalOrigin}",
            $"  Content   {web.ContentOrigin}   (packages only)",
            $"  xAPI      {web.PortalOrigin}/xapi",
            $"  OData     {web.PortalOrigin}/odata/CompetencyResults",
            $"  Health    {web.PortalOrigin}/health/ready",
        };
        lines.Add($"  Data      {Path.GetFullPath(app.Services.GetRequiredService<IOptions<StorageOptions>>().Value.Data)}");
        if (app.Services.GetRequiredService<SamplesAllowed>().Value)
            lines.AddRange(await SignIns(app, web, cancel));
        else if ((await app.Services.GetRequiredService<Database>().Read(Officers.All, cancel)).Count == 0)
            lines.AddRange(["", "  Nobody can sign in as an officer yet. Stop, and bring in the register with its officers:", "    ./run import DIR"]);
        lines.Add("");
        lines.Add("Ctrl+C stops; what was acknowledged is finished first.");
        lines.Add("");
        await Console.Out.WriteLineAsync(string.Join(Environment.NewLine, lines));
    }

    private static async Task<IEnumerable<string>> SignIns(WebApplication app, WebOptions web, CancellationToken cancel)
    {
        var database = app.Services.GetRequiredService<Database>();
        return await database.Read(
            async session =>
            {
                var officers = await Officers.All(session);
                var holders = officers.Select(o => o.HrmsCode).ToHashSet(StringComparer.Ordinal);
                var everybody = new Visibility(Everything: true, [], "");
                var employee = (await Employees.Page(session, everybody, "", "", "", "", 200)).FirstOrDefault(e => !holders.Contains(e.HrmsCode));
                var lines = new List<string>
                {
                    "",
                    $"  Sample sign-ins: type the HRMS code; the one-time password is at {web.PortalOrigin}/outbox",
                };
                if (employee is not null)
                    lines.Add(Line("Employee", employee.HrmsCode, $"{employee.NameEn}, {employee.Department}"));
                foreach (var officer in officers.DistinctBy(o => o.Role))
                    lines.Add(Line(officer.Role.Name().En, officer.HrmsCode, officer.Department));
                lines.Add("");
                lines.Add($"  Sample API key: {SampleData.Key}, secret: {SampleData.Key}");
                return lines;
            }, cancel);
    }

    private static string Line(string role, string code, string place) => $"    {role,-22} {code,-12} {place}";
}
