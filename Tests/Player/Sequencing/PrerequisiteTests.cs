using Player.Sequencing;
using static Player.Sequencing.PrerequisiteStatus;

namespace Tests.Player.Sequencing;

/// <summary>The aicc_script of SCORM 1.2 as courses write it, CAM 2.3.5.1.</summary>
public sealed class PrerequisiteTests
{
    private static readonly Dictionary<string, PrerequisiteStatus> Statuses = new()
    {
        ["passed"] = Passed, ["done"] = Completed, ["failed"] = Failed, ["half"] = Incomplete, ["looked"] = Browsed, ["new"] = NotAttempted, ["I_1.a-b"] = Completed,
    };

    [Theory]
    [InlineData("done", true)]
    [InlineData("passed", true)]
    [InlineData("failed", false)]
    [InlineData("half", false)]
    [InlineData("I_1.a-b", true)]
    [InlineData("done & passed", true)]
    [InlineData("done&new", false)]
    [InlineData("done &amp; passed", true)]
    [InlineData("new|done", true)]
    [InlineData("new | half", false)]
    [InlineData("~new", true)]
    [InlineData("~ done", false)]
    [InlineData("~~done", true)]
    [InlineData("~new & done | new", true)]
    [InlineData("new & done | passed", true)]
    [InlineData("new & (done | passed)", false)]
    [InlineData("(done)", true)]
    [InlineData("((new|done)&~(half))", true)]
    [InlineData("passed=passed", true)]
    [InlineData("passed = \"passed\"", true)]
    [InlineData("done=\"passed\"", false)]
    [InlineData("'done'='completed'", true)]
    [InlineData("passed=p & done=C & failed=f", true)]
    [InlineData("failed=failed", true)]
    [InlineData("looked=browsed", true)]
    [InlineData("new=\"not attempted\"", true)]
    [InlineData("new=not attempted & done", true)]
    [InlineData("done<>passed", true)]
    [InlineData("passed<>passed", false)]
    [InlineData("~passed=passed", false)]
    [InlineData("{done, passed}", true)]
    [InlineData("{done, new}", false)]
    [InlineData("2*{done, passed, new}", true)]
    [InlineData("3*{done, passed, new}", false)]
    [InlineData("2 * {done, new, failed=failed}", true)]
    [InlineData("1*{new, half | done} & passed", true)]
    [InlineData("0*{new}", true)]
    public void A_script_is_met_or_not(string script, bool met) =>
        Assert.Equal(met, Prerequisite.Read(script)!.IsMet(item => Statuses.TryGetValue(item, out var status) ? status : null));

    [Theory]
    [InlineData("nobody")]
    [InlineData("nobody=passed")]
    [InlineData("nobody<>passed")]
    [InlineData("done & nobody")]
    public void An_item_that_is_not_there_counts_as_done(string script) =>
        Assert.True(Prerequisite.Read(script)!.IsMet(item => Statuses.TryGetValue(item, out var status) ? status : null));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("&")]
    [InlineData("done &")]
    [InlineData("(done")]
    [InlineData("done)")]
    [InlineData("done = happy")]
    [InlineData("done < passed")]
    [InlineData("x*{done}")]
    [InlineData("2*done")]
    [InlineData("{}")]
    [InlineData("\"done")]
    public void What_cannot_be_read_locks_nobody_out(string script) => Assert.Null(Prerequisite.Read(script));

    [Fact]
    public void A_hostile_script_is_not_followed_into_the_depth()
    {
        Assert.Null(Prerequisite.Read(new string('(', 15_000)));
        Assert.Null(Prerequisite.Read(new string('~', 15_000) + "done"));
        Assert.Null(Prerequisite.Read(string.Concat(Enumerable.Repeat("1*{", 5_000))));
        Assert.Null(Prerequisite.Read(string.Join('&', Enumerable.Repeat("done", 10_000))));
    }
}
