using Authoring.Checks;
using Authoring.Manifests;
using Lrs.Web;
using Xunit;

namespace Tests.Authoring.Courses;

public sealed class Publishing
{
    private static readonly (string, string)[] Files = [("start.html", "<p>डाक</p>"), ("img/Seal.PNG", "png"), ("पाठ/एक.html", "<p>1</p>")];

    [Fact]
    public async Task A_published_course_is_found_with_its_manifest_and_files()
    {
        await using var workshop = await Workshop.Open();
        var reading = await workshop.Publish(Workshop.Zip(Files));
        Assert.Null(reading.Failure);

        var course = (await workshop.Catalog.Find("dak", default))!;
        var version = (await workshop.Catalog.Version(course.CurrentVersion, default))!;
        Assert.Equal(Edition.Scorm12, version.Manifest.Edition);
        Assert.Equal((1, 4L), (version.Number, version.Files));
        Assert.Equal("https://lrs.haryana.gov.in/courses/dak/i1", workshop.Catalog.ActivityId(course, "i1"));

        var page = (await workshop.Catalog.FileOf(version.Id, "start.html", default))!;
        Assert.Equal("text/html", page.ContentType);
        using var content = new StreamReader(workshop.Blobs.Open(page.Sha256)!);
        Assert.Equal("<p>डाक</p>", await content.ReadToEndAsync());
        Assert.Equal("पाठ/एक.html", (await workshop.Catalog.FileOf(version.Id, "पाठ/एक.html", default))!.Path);
    }

    [Fact]
    public async Task A_file_is_found_in_other_case_too()
    {
        await using var workshop = await Workshop.Open();
        var version = (await workshop.Publish(Workshop.Zip(Files))).Version!;
        Assert.Equal("img/Seal.PNG", (await workshop.Catalog.FileOf(version.Id, "IMG/seal.png", default))!.Path);
        Assert.Null(await workshop.Catalog.FileOf(version.Id, "img/other.png", default));
    }

    [Fact]
    public async Task The_same_slug_again_is_a_new_version_and_the_old_one_stays()
    {
        await using var workshop = await Workshop.Open();
        var first = (await workshop.Publish(Workshop.Zip(Files))).Version!;
        var second = (await workshop.Publish(Workshop.Zip([("start.html", "new")]))).Version!;

        Assert.Equal((1, 2), (first.Number, second.Number));
        Assert.Equal(second.Id, (await workshop.Catalog.Find("dak", default))!.CurrentVersion);
        var old = (await workshop.Catalog.FileOf(first.Id, "start.html", default))!;
        var now = (await workshop.Catalog.FileOf(second.Id, "start.html", default))!;
        Assert.NotEqual(old.Sha256, now.Sha256);
        Assert.NotNull(workshop.Blobs.PathOf(old.Sha256));
        Assert.Null(await workshop.Catalog.FileOf(second.Id, "img/Seal.PNG", default));
    }

    [Fact]
    public async Task A_slug_of_another_department_is_a_conflict()
    {
        await using var workshop = await Workshop.Open();
        await workshop.Publish(Workshop.Zip(Files));
        var taken = await workshop.Publisher.Publish(
            new MemoryStream(Workshop.Zip(Files)), Workshop.To("dak") with { Department = "OTHER" }, default);
        Assert.IsType<Failure.Conflict>(taken.Failure);
        Assert.Equal(1, await workshop.Rows("course_version"));
    }

    [Theory]
    [InlineData("Dak Office", "slug-wrong")]
    [InlineData("../dak", "slug-wrong")]
    [InlineData("d", "slug-wrong")]
    public async Task A_slug_that_is_no_address_is_invalid(string slug, string code)
    {
        await using var workshop = await Workshop.Open();
        var reading = await workshop.Publish(Workshop.Zip(Files), slug);
        Assert.Equal(code, Assert.IsType<Failure.Invalid>(reading.Failure).Problem.Code);
        Assert.Empty(workshop.FilesOnDisk());
    }

    [Fact]
    public async Task A_department_sees_courses_for_all_and_its_own_only()
    {
        await using var workshop = await Workshop.Open();
        foreach (var (slug, audience) in new[] { ("all", Array.Empty<string>()), ("one", ["TEST"]), ("two", ["OTHER", "TEST"]), ("other", ["OTHER"]) })
            await workshop.Publisher.Publish(new MemoryStream(Workshop.Zip(Files)), Workshop.To(slug, audience), default);

        var seen = await workshop.Catalog.List("TEST", default);
        Assert.Equal(["all", "one", "two"], seen.Select(c => c.Slug).Order());
        Assert.Equal(["OTHER", "TEST"], seen.Single(c => c.Slug == "two").Audience);
        Assert.True(seen.Single(c => c.Slug == "all").IsFor("ANY"));
    }

    [Fact]
    public async Task What_was_odd_about_the_zip_is_put_right_and_told()
    {
        await using var workshop = await Workshop.Open();
        var zip = Workshop.Zip(
        [
            ("Course/IMSMANIFEST.xml", Workshop.Manifest), ("Course\\Start.HTML", "x"), ("Course/setup.exe", "x"), ("__MACOSX/._x", "x"),
            ("Course/sub/imsmanifest.xml", "x"), ("readme.txt", "x"), ("Course/old.swf", "x"), ("Course/setup.exe", "y"),
        ], manifest: false);

        var reading = await workshop.Publish(zip);

        Assert.Equal(
            [
                "backslashes", "file-case", "flash-inside", "launch-file-case", "leftovers-skipped", "manifest-in-folder", "manifest-name-case",
                "program-inside", "same-name-twice", "several-manifests",
            ],
            reading.Findings.Select(f => f.Code).Order());
        Assert.Equal(Severity.Warning, reading.Findings[0].Severity);
        var version = reading.Version!;
        Assert.NotNull(await workshop.Catalog.FileOf(version.Id, "start.html", default));
        Assert.Null(await workshop.Catalog.FileOf(version.Id, "readme.txt", default));
        Assert.Equal(1, (await workshop.Catalog.FileOf(version.Id, "setup.exe", default))!.Length);
    }
}
