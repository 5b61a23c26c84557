using System.Collections.Concurrent;
using Authoring.Courses;
using Player.Sequencing;
using Player.Settings;

namespace Player.Attempts;

/// <summary>What every attempt on a course version shares: it never changes, so it is built once.</summary>
public sealed record CourseTree(ActivityTree Tree, IReadOnlyDictionary<string, string> Titles);

/// <summary>The trees of the course versions in use.</summary>
public sealed class CourseTrees
{
    private const int MostInMemory = 64;
    private readonly ConcurrentDictionary<(long Version, int? Passing), CourseTree> _trees = new();

    /// <param name="passing">Percent that passes instead of the package's; null leaves it.</param>
    public CourseTree Of(CourseVersion version, int? passing = null)
    {
        if (_trees.TryGetValue((version.Id, passing), out var known))
            return known;
        if (_trees.Count >= MostInMemory)
            _trees.Clear();
        var tree = ActivityTree.From(
            passing is { } percent ? PassingScores.Set(version.Manifest.Deliverable(), version.Manifest.Edition, percent) : version.Manifest.Deliverable(),
            version.Manifest.Edition);
        return _trees[(version.Id, passing)] = new CourseTree(
            tree, tree.All.ToDictionary(activity => activity.Identifier, activity => activity.Title));
    }
}
