using Lrs.Records.Stream;
using Lrs.Storage;

namespace Lrs.Training.Progress;

/// <summary>
/// Progress per person and course. New evidence is put down first; then each pair it touched is folded from all of its evidence,
/// so that late, repeated and voided statements end in the same row.
/// </summary>
public sealed class ProgressRollUp(EvidenceReader reader) : RollUp
{
    public const string CursorName = "course-progress";

    public override string Name => CursorName;

    public override async Task Apply(Session session, IReadOnlyList<StreamItem> items, DateTimeOffset now)
    {
        var evidence = items.SelectMany(reader.Read).ToList();
        await EvidenceRow.Insert(session, evidence);
        var touched = evidence.Select(e => new PersonCourse { HrmsCode = e.HrmsCode, Course = e.Course }).ToHashSet();
        foreach (var voided in items.Select(item => item.Statement.Voids).OfType<Guid>())
            if (await StatementStream.PlaceOf(session, voided) is { } place)
                touched.UnionWith(await EvidenceRow.Void(session, place));
        await Fold(session, [.. touched]);
    }

    public override async Task Clear(Session session)
    {
        await session.Execute("delete from course_progress");
        await session.Execute("delete from course_evidence");
    }

    private static async Task Fold(Session session, IReadOnlyList<PersonCourse> touched)
    {
        var evidence = await EvidenceRow.Of(session, touched);
        var folded = touched.Select(pair => (Pair: pair, Progress: CourseProgress.Fold(evidence[pair]))).ToList();
        await ProgressRow.Put(session, [.. folded.Select(one => one.Progress).OfType<CourseProgress>()]);
        foreach (var (pair, _) in folded.Where(one => one.Progress is null))
            await ProgressRow.Delete(session, pair.HrmsCode, pair.Course);
    }
}
