using System.Collections.Concurrent;
using Authoring.Courses;
using Player.Sequencing;

namespace Player.Attempts;

/// <summary>What every attempt on a course version shares: it never changes, so it is built once.</summary>
public sealed record CourseTree(ActivityTree Tree, IReadOnlyDictionary<string, string> Titles);

/// <summary>The trees of the course versions in use.</summary>
public sealed class CourseTrees
{
    private const int MostInMemory = 64;
    private readonly ConcurrentDictionary<long, CourseTree> _trees = new();

    public CourseTree Of(CourseVersion version)
    {
        if (_trees.TryGetValue(version.Id, out var known))
            return known;
        if (_trees.Count >= MostInMemory)
            _trees.Clear();
        var tree = ActivityTree.From(version.Manifest.Deliverable(), version.Manifest.Edition);
        return _trees[version.Id] = new CourseTree(
            tree, tree.All.ToDictionary(activity => activity.Identifier, activity => activity.Title));
    }
}
