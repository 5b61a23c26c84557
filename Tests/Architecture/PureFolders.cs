using System.Text.RegularExpressions;

namespace Tests.Architecture;

/// <summary>Rules of sequencing, run time and roll-up are pure: no database, no HTTP, no clock of their own.</summary>
public sealed partial class PureFolders
{
    public static TheoryData<string> Folders => ["Player/Sequencing", "Player/RunTime", "Lrs/Competency/Rollup"];

    [Theory, MemberData(nameof(Folders))]
    public void A_pure_folder_knows_no_database_and_no_http(string folder)
    {
        var path = Path.Combine(Rooms.Root, folder);
        Assert.True(Directory.Exists(path), $"{folder} is gone; say so here.");
        var impure = Directory.EnumerateFiles(path, "*.cs", SearchOption.AllDirectories)
            .Where(file => Impure().IsMatch(File.ReadAllText(file)))
            .Select(file => Path.GetRelativePath(Rooms.Root, file));
        Assert.Empty(impure);
    }

    [Theory]
    [InlineData("using Lrs.Storage;")]
    [InlineData("public Task Go(HttpContext http)")]
    [InlineData("clock.GetUtcNow()")]
    public void The_rule_sees(string violation) => Assert.Matches(Impure(), violation);

    [GeneratedRegex(@"using Lrs\.Storage|\bHttpContext\b|\bDbConnection\b|GetUtcNow\(")]
    private static partial Regex Impure();
}
