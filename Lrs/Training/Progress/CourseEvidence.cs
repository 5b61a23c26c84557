using Lrs.Storage;

namespace Lrs.Training.Progress;

/// <summary>The statements behind one person's progress in one course.</summary>
public static class CourseEvidence
{
    /// <summary>At most <paramref name="size"/>, newest in the stream first, before a place in it. Voided ones are there, marked.</summary>
    public static Task<IReadOnlyList<Evidence>> Before(Session session, string hrmsCode, string course, long before, int size) =>
        EvidenceRow.Before(session, hrmsCode, course, before, size);
}
