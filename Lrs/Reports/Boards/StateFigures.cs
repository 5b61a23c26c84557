using Lrs.Records.Stream;
using Lrs.Storage;
using Lrs.Training.Live;

namespace Lrs.Reports.Boards;

/// <summary>
/// The figures of all departments, shared by everybody who looks at the same moment: they go through all progress of the state,
/// so one count runs at a time, and it is used again until figures change or a second has passed.
/// </summary>
public sealed class StateFigures(Database database, RollUpRunner runner, FigureChanges changes, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _one = new(1);
    private readonly Dictionary<string, Counted> _kept = [];

    /// <summary>Figures by department, over one course or, with an empty slug, over all; and up to when they are true.</summary>
    public async Task<(IReadOnlyDictionary<string, StaffFigures> Figures, AsOf AsOf)> Of(string course, CancellationToken cancel)
    {
        var wanted = changes.Last;
        await _one.WaitAsync(cancel);
        try
        {
            if (!_kept.TryGetValue(course, out var kept) || kept.Change < wanted || clock.GetUtcNow() - kept.At > Fresh)
                _kept[course] = kept = await Count(course, cancel);
            return (kept.Figures, kept.AsOf);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<Counted> Count(string course, CancellationToken cancel)
    {
        var change = changes.Last;
        var asOf = await AsOf.Now(runner, cancel);
        var figures = await database.Read(session => StaffFiguresSql.ByDepartment(session, course), cancel);
        return new Counted(change, clock.GetUtcNow(), asOf, figures.ToDictionary(f => f.Department));
    }

    private sealed record Counted(long Change, DateTimeOffset At, AsOf AsOf, IReadOnlyDictionary<string, StaffFigures> Figures);
}
