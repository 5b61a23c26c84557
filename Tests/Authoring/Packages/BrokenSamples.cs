using Authoring.Checks;
using Xunit;

namespace Tests.Authoring.Packages;

/// <summary>Each package of content-samples/broken is refused as the text beside it says.</summary>
public sealed class BrokenSamples
{
    public static TheoryData<string> Names =>
        [.. Directory.EnumerateFiles(Folder(), "*.expected.txt").Select(f => Path.GetFileName(f).Replace(".expected.txt", "", StringComparison.Ordinal)).Order()];

    [Theory, MemberData(nameof(Names))]
    public async Task Is_refused_as_expected(string name)
    {
        var expected = (await File.ReadAllLinesAsync(Path.Combine(Folder(), $"{name}.expected.txt")))[0].Trim();
        await using var workshop = await Workshop.Open();
        await using var zip = File.OpenRead(Path.Combine(Folder(), $"{name}.zip"));

        var reading = await workshop.Publisher.Publish(zip, Workshop.To(name), default);

        Assert.Equal([expected], reading.Findings.Where(f => f.Severity == Severity.Error).Select(f => f.Code));
        Assert.Empty(workshop.FilesOnDisk());
        Assert.Equal(0, await workshop.Rows("course"));
    }

    private static string Folder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Lrs.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("Lrs.sln is not above the tests.");
        return Path.Combine(folder.FullName, "content-samples", "broken");
    }
}
