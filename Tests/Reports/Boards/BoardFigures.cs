using System.Net;
using Lrs.Competency.Results;
using Lrs.Records.Stream;
using Lrs.Storage;
using Lrs.Training.Progress;
using Tests.Support;

namespace Tests.Reports.Boards;

/// <summary>Officers' boards over the real house.</summary>
public sealed class BoardFigures
{
    [Theory, EveryDatabase(Desk.ShowOutbox)]
    public async Task A_board_counts_each_person_once_and_opens_down_to_the_statement(RunningServer server)
    {
        await Town.Build(server);
        await Town.Says(server, "HR100001", "initialized");
        await Town.Says(server, "HR100002", "initialized");
        var passed = await Town.Says(server, "HR100002", "passed", 0.8);
        await Town.Says(server, "HR100002", "completed");
        await Town.CatchUp(server);
        using var hod = await Desk.Of(server, "HR100001");

        var board = await hod.Text("/board/department/EDU");
        Assert.Equal((3, 1, 1, 1), (Desk.Figure(board, "staff"), Desk.Figure(board, "completed"), Desk.Figure(board, "in-progress"), Desk.Figure(board, "not-started")));
        Assert.Contains("data-asof=", board);

        var people = await hod.Text("/board/department/EDU/people?status=completed&course=e-office");
        Assert.Contains("Balbir Singh", people);
        Assert.DoesNotContain("Asha Devi</a>", people);
        Assert.Contains("/board/person/HR100002/course/e-office", people);
        var person = await hod.Text("/board/person/HR100002/course/e-office");
        Assert.Contains($"/board/statement/{passed}", person);
        var statement = await hod.Text($"/board/statement/{passed}");
        Assert.Contains("\"scaled\": 0.8", statement);
    }

    [Theory, EveryDatabase(Desk.ShowOutbox)]
    public async Task The_chief_secretary_sees_all_departments_the_one_with_most_to_do_first(RunningServer server)
    {
        await Town.Build(server);
        await Town.Says(server, "HR200001", "completed");
        await Town.CatchUp(server);
        using var chief = await Desk.Of(server, "HR900001");

        var board = await chief.Text("/board");
        Assert.Equal((2, 5, 1, 4), (Desk.Figure(board, "departments"), Desk.Figure(board, "staff"), Desk.Figure(board, "completed"), Desk.Figure(board, "not-started")));
        Assert.True(board.IndexOf("Education</a>", StringComparison.Ordinal) < board.IndexOf("Revenue</a>", StringComparison.Ordinal));
    }

    [Theory, EveryDatabase(Desk.ShowOutbox)]
    public async Task A_head_of_department_sees_nobody_of_another_department(RunningServer server)
    {
        await Town.Build(server);
        var theirs = await Town.Says(server, "HR200001", "completed");
        await Town.CatchUp(server);
        using var hod = await Desk.Of(server, "HR100001");

        Assert.Equal(HttpStatusCode.Forbidden, (await hod.GetAsync("/board/department/REV")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await hod.GetAsync("/board/department/REV/people")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await hod.GetAsync("/board/person/HR200001")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await hod.GetAsync("/board/person/HR200001/course/e-office")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await hod.GetAsync($"/board/statement/{theirs}")).StatusCode);
        Assert.Equal("/board/department/EDU", (await hod.GetAsync("/board")).Headers.Location?.ToString());
        using var clerk = await Desk.Of(server, "HR100003");
        Assert.Equal(HttpStatusCode.Forbidden, (await clerk.GetAsync("/board/department/EDU")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.GetAsync("/board/person/HR100001")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await clerk.GetAsync("/board/person/HR100003")).StatusCode);
    }

    [Theory, EveryDatabase(Desk.ShowOutbox)]
    public async Task Voided_statements_stop_counting_and_a_rebuild_gives_the_same_figures(RunningServer server)
    {
        await Town.Build(server);
        var wrong = await Town.Says(server, "HR100001", "completed", 0.9);
        await Town.Says(server, "HR100002", "completed", 0.7);
        await Town.Says(server, "HR100003", "initialized");
        await Town.CatchUp(server);
        await Town.Voids(server, wrong);
        await Town.CatchUp(server);
        var followed = await All(server);
        Assert.DoesNotContain("HR100001", followed);
        Assert.Contains("HR100002 e-office completed 0.7", followed);

        await server.Get<RollUpRunner>().Rebuild(ProgressRollUp.CursorName, CancellationToken.None);
        await server.Get<RollUpRunner>().Rebuild(CompetencyRollUp.RollUpName, CancellationToken.None);
        Assert.Equal(followed, await All(server));
    }

    [Theory, EveryDatabase(Desk.ShowOutbox)]
    public async Task A_live_page_hears_of_a_change_within_five_seconds(RunningServer server)
    {
        await Town.Build(server);
        using var hod = await Desk.Of(server, "HR100001");
        using var enough = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        using var answer = await hod.GetAsync("/board/live?department=EDU", HttpCompletionOption.ResponseHeadersRead, enough.Token);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.ToString());
        Assert.Equal("no", Assert.Single(answer.Headers.GetValues("X-Accel-Buffering")));
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(enough.Token));
        Assert.StartsWith("retry:", await lines.ReadLineAsync(enough.Token));

        await Town.Says(server, "HR100002", "initialized");
        string? line;
        while ((line = await lines.ReadLineAsync(enough.Token)) != "event: change")
            Assert.NotNull(line);
    }

    private static async Task<string> All(RunningServer server) => string.Join('\n', (await server.Get<Database>().Read(session => session.Query<string>(
        "select hrms_code || ' ' || course || ' ' || status || ' ' || coalesce(best_scaled, 0) || ' ' || statements from course_progress order by hrms_code, course"),
        CancellationToken.None)));
}
