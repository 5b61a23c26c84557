using Lrs.Competency.Results;
using Lrs.Records.Stream;
using Lrs.Training.Progress;

namespace Lrs.Reports.Boards;

/// <summary>Up to when every statement received is counted, and how many received since are not yet.</summary>
public sealed record AsOf(DateTimeOffset At, long Waiting)
{
    private static readonly string[] RollUps = [ProgressRollUp.CursorName, CompetencyRollUp.RollUpName];

    /// <summary>The earliest of the roll-ups that feed the boards, read before the figures: they may know more, never less.</summary>
    public static async Task<AsOf> Now(RollUpRunner runner, CancellationToken cancel)
    {
        var at = DateTimeOffset.MaxValue;
        var waiting = 0L;
        foreach (var name in RollUps)
        {
            var one = await runner.AsOf(name, cancel);
            at = one < at ? one : at;
            waiting = Math.Max(waiting, await runner.LagOf(name, cancel));
        }

        return new AsOf(at, waiting);
    }
}
