using Authoring.Manifests;
using Player.Moves;
using Player.Sequencing;

namespace Tests.Player.Moves;

/// <summary>How the lessons of an old version meet those of a new one.</summary>
public sealed class LessonMatchTests
{
    [Fact]
    public void The_identifier_decides_then_the_file_then_the_title()
    {
        var matches = Of(
            [("a", "Receipt", "a.html"), ("b", "Movement", "b.html"), ("c", "Dispatch", "c.html"), ("d", "Old", "d.html")],
            [("a", "Receipt of dak", "a.html"), ("b2", "File movement", "b.html?x=1"), ("c2", " dispatch ", "new.html"), ("e", "New", "e.html")]);
        Assert.Equal(["a>a Same", "b>b2 File", "c>c2 Title", "d> None"], Told(matches));
        Assert.Equal("e", Assert.Single(matches.Unclaimed).Identifier);
    }

    [Fact]
    public void A_numbered_identifier_that_now_names_another_lesson_is_doubtful()
    {
        var matches = Of(
            [("item_1", "Receipt", "1.html"), ("item_2", "Dispatch", "2.html")],
            [("item_1", "Receipt", "1.html"), ("item_2", "Movement", "mv.html"), ("item_3", "Dispatch", "2.html")]);
        Assert.Equal(["item_1>item_1 Same", "item_2>item_2 Doubtful"], Told(matches));
    }

    [Fact]
    public void What_two_lessons_share_suggests_nothing()
    {
        var matches = Of([("a", "Quiz", "q.html"), ("b", "Quiz", "q.html")], [("x", "Quiz", "q.html"), ("y", "Other", "y.html")]);
        Assert.Equal(["a> None", "b> None"], Told(matches));
        Assert.Equal(["a> None"], Told(Of([("a", "Quiz", "")], [("x", "Quiz", "1.html"), ("y", "Quiz", "2.html")])));
    }

    [Fact]
    public void Of_several_old_versions_every_identifier_is_there_once_and_the_newest_speaks()
    {
        var matches = LessonMatches.Of([Tree([("a", "New name", "a.html")]), Tree([("a", "Name", "old.html"), ("z", "Gone", "z.html")])], Tree([("a", "New name", "a.html")]));
        Assert.Equal(["a>a Same", "z> None"], Told(matches));
    }

    private static LessonMatches Of((string, string, string)[] from, (string, string, string)[] to) => LessonMatches.Of([Tree(from)], Tree(to));

    private static ActivityTree Tree((string Id, string Title, string Href)[] lessons) => ActivityTree.From(
        new Organization { Identifier = "org", Title = "Course", Items = [.. lessons.Select(l => new Item { Identifier = l.Id, Title = l.Title, Href = l.Href })] }, Edition.Scorm2004Fourth);

    private static IEnumerable<string> Told(LessonMatches matches) => matches.Old.Select(m => $"{m.Old.Identifier}>{m.New?.Identifier} {m.Kind}");
}
