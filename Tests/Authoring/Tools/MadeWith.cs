using Authoring.Packages;
using Authoring.Tools;

namespace Tests.Authoring.Tools;

/// <summary>The tool is told by the files its exports hold, as they were seen in packages of that tool; what only resembles them is left alone.</summary>
public sealed class MadeWith
{
    [Theory]
    [InlineData("storyline", "index_lms.html", "story.html", "lms/scormdriver.js", "html5/lib/scripts/slides.min.js", "html5/data/js/data.js", "story_content/5x.png")]
    [InlineData("storyline", "index_lms.html", "story_html5.html", "lms/API.js", "html5/lib/scripts/app.min.js", "story_content/user.js")]
    [InlineData("rise", "scormdriver/indexAPI.html", "scormdriver/scormdriver.js", "scormcontent/index.html", "scormcontent/lib/rise/1ad8d174.js")]
    [InlineData("rise", "scormdriver/indexAPI.html", "scormcontent/index.html", "scormcontent/lib/main.bundle.js")]
    [InlineData("captivate", "index_scorm.html", "SCORM_utilities.js", "Utilities.js", "scormdriver.js", "assets/js/CPM.js")]
    [InlineData("captivate", "multiscreen.html", "SCORM_utilities.js", "Utilities.js", "standard.js")]
    [InlineData("ispring", "res/index.html", "res/data/player.js", "res/data/lms.js", "res/data/html5-unsupported.html")]
    [InlineData("ispring", "index.html", "data/player.js", "data/html5-unsupported.html")]
    [InlineData("adapt", "index_lms.html", "adapt/js/adapt.min.js", "course/config.json")]
    [InlineData("adapt", "index_lms.html", "adapt.css", "templates.js")]
    [InlineData("exelearning", "index.html", "contentv3.xml", "base.css", "common.js", "SCOFunctions.js")]
    [InlineData("exelearning", "index.html", "content.xml", "libs/SCOFunctions.js", "content/css/base.css")]
    [InlineData("lectora", "index.html", "trivantis.js", "trivantis-titlemgr.js", "apiwrapper11.js", "scofunctions.js")]
    [InlineData("h5p", "preview.html", "h5p-adaptor.js", "SCORM_API_wrapper.js")]
    [InlineData("h5p", "index.html", "workspace/h5p.json", "main.bundle.js")]
    // A course written by hand around the driver that Rise and others use, and one around the wrapper that eXeLearning uses.
    [InlineData(null, "scormdriver/indexAPI.html", "scormdriver/scormdriver.js", "scormcontent/index.html")]
    [InlineData(null, "index.html", "APIWrapper.js", "SCOFunctions.js", "js/app.js")]
    [InlineData(null, "shared/launchpage.html", "shared/scormfunctions.js", "Playing/Par.html")]
    public void Told_by_its_files(string? expected, params string[] files) => Assert.Equal(expected, AuthoringTool.Of(new PathIndex([.. files, "imsmanifest.xml"]))?.Name);

    [Fact]
    public async Task A_published_version_remembers_it()
    {
        await using var workshop = await Workshop.Open();
        var published = await workshop.Publish(Workshop.Zip([("start.html", "<p>dak</p>"), ("trivantis.js", "")]));
        var version = (await workshop.Catalog.Version(published.Version!.Id, default))!;
        Assert.Equal("Lectora", AuthoringTool.Find(version.Manifest.Tool)?.Title);
    }
}
