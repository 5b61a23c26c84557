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
        var touched = new HashSet<PersonCourse>();
        foreach (var item in items)
        {
            foreach (var evidence in reader.Read(item))
            {
                await EvidenceRow.Insert(session, evidence);
                touched.Add(new PersonCourse { HrmsCode = evidence.HrmsCode, Course = evidence.Course });
            }

            if (item.Statement.Voids is { } voided)
                touched.UnionWith(await EvidenceRow.Void(session, voided));
        }

        foreach (var pair in touched)
            await Fold(session, pair);
    }

    public override async Task Clear(Session session)
    {
        await session.Execute("delete from course_progress");
        await session.Execute("delete from course_evidence");
    }

    private static async Task Fold(Session session, PersonCourse pair)
    {
        if (CourseProgress.Fold(await EvidenceRow.Of(session, pair.HrmsCode, pair.Course)) is { } progress)
            await ProgressRow.Put(session, progress);
        else
            await ProgressRow.Delete(session, pair.HrmsCode, pair.Course);
    }
}
