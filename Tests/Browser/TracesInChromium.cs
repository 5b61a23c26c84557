using Lrs.Storage;
using Tests.Browser.Road;
using Tests.Support;

namespace Tests.Browser;

/// <summary>
/// A dozen conformance scripts of different kinds as a learner's browser plays them: the real page, the real adapter, the real server,
/// buttons and table of contents clicked, content taken away with its last words said while it goes.
/// </summary>
[Collection("whole server")]
public sealed class TracesInChromium(Chromium chromium) : IClassFixture<Chromium>
{
    // Flow with buttons, jump, choice by the learner, suspend and resume, a table of contents to begin with, the learner against the content,
    // completion by measure, objectives, measures, rollup, abandon, content that exits, a single lesson.
    private static readonly string[] Dozen =
        ["CM-02a", "CM-03a", "CM-04b", "CM-05", "CM-07b", "CM-09aa", "CM-09bb", "CO-07a", "OB-09a", "MS-01", "RU-18b", "SX-04b", "SX-09", "CM-11"];

    [ChromiumFact(Conformance = true)]
    public async Task A_dozen_conformance_scripts_run_as_written()
    {
        await using var server = await RunningServer.Start();
        await server.Get<Database>().Write(async session =>
        {
            await session.Execute("insert into department (code, name_hi, name_en) values ('EDU', 'शिक्षा विभाग', 'Education')");
            await session.Execute("insert into office (code, department, district, name_hi, name_en) values ('EDU-01', 'EDU', 'Panchkula', 'निदेशालय', 'Directorate')");
            return await session.Execute(
                """
                insert into employee (hrms_code, name_hi, name_en, department, office, position, mobile, email, active, search)
                values ('HR100001', 'आशा देवी', 'Asha Devi', 'EDU', 'EDU-01', 'PID0001', '9000000001', '', 1, '')
                """);
        }, CancellationToken.None);
        var differences = new List<string>();
        foreach (var name in Dozen)
        {
            await using var played = new PlayedTrace(server, chromium.Browser, "HR100001", "Asha Devi");
            differences.AddRange(await played.Play(name));
        }

        Assert.True(differences.Count == 0, string.Join(Environment.NewLine, differences));
    }
}
