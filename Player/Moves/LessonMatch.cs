using Player.Sequencing;

namespace Player.Moves;

/// <summary>How a lesson of an old version was found again in the new one.</summary>
public enum MatchKind
{
    /// <summary>By its identifier.</summary>
    Same,

    /// <summary>By its identifier, but file and title are others: tools that number their lessons do that when one is put in between.</summary>
    Doubtful,

    /// <summary>The identifier is new, the file is the same.</summary>
    File,

    /// <summary>The identifier is new, the title is the same.</summary>
    Title,

    /// <summary>Not at all: its tracking stays in the old attempt.</summary>
    None,
}

/// <summary>A lesson of the old versions and the lesson of the new one that takes its place.</summary>
public sealed record LessonMatch(Activity Old, Activity? New, MatchKind Kind);

/// <summary>How the lessons of old versions meet those of the new one. Pure.</summary>
public sealed record LessonMatches(IReadOnlyList<LessonMatch> Old, IReadOnlyList<Activity> New)
{
    /// <summary>Lessons of the new version that no old one takes.</summary>
    public IReadOnlyList<Activity> Unclaimed => [.. New.Except(Old.Select(match => match.New).OfType<Activity>())];

    /// <summary>By identifier; for those whose identifier is gone by file, then by title. No lesson of the new version is taken twice.</summary>
    /// <param name="from">The newest of the old versions first: where two have the same identifier, it speaks.</param>
    public static LessonMatches Of(IReadOnlyList<ActivityTree> from, ActivityTree to)
    {
        var lessons = to.All.Where(activity => activity.IsLeaf).ToList();
        var old = from.SelectMany(tree => tree.All).Where(activity => activity.IsLeaf).DistinctBy(activity => activity.Identifier).ToList();
        var found = old.ToDictionary(lesson => lesson, lesson => lessons.FirstOrDefault(other => other.Identifier == lesson.Identifier) is { } same
            ? new LessonMatch(lesson, same, FileOf(lesson) == FileOf(same) || TitleOf(lesson) == TitleOf(same) ? MatchKind.Same : MatchKind.Doubtful)
            : new LessonMatch(lesson, null, MatchKind.None));
        Suggest(found, lessons, FileOf, MatchKind.File);
        Suggest(found, lessons, TitleOf, MatchKind.Title);
        return new LessonMatches([.. old.Select(lesson => found[lesson])], lessons);
    }

    /// <summary>Pairs what is still alone and has a trait that only one lesson on each side has.</summary>
    private static void Suggest(Dictionary<Activity, LessonMatch> found, List<Activity> lessons, Func<Activity, string> trait, MatchKind kind)
    {
        var taken = found.Values.Select(match => match.New).OfType<Activity>().ToHashSet();
        var free = lessons.Where(lesson => !taken.Contains(lesson)).ToLookup(trait);
        var alone = found.Values.Where(match => match.New is null).ToLookup(match => trait(match.Old));
        foreach (var group in alone)
            if (group.Key.Length > 0 && group.Count() == 1 && free[group.Key].Take(2).ToList() is [var only])
                found[group.First().Old] = group.First() with { New = only, Kind = kind };
    }

    private static string FileOf(Activity lesson) => lesson.Item?.Href?.Split('?', '#')[0] ?? "";

    private static string TitleOf(Activity lesson) => lesson.Title.Trim().ToLowerInvariant();
}
