using System.Text.RegularExpressions;

namespace Tests.Architecture;

/// <summary>Rules of the house that can be read off the source, each with a planted violation that proves it can fail.</summary>
public sealed partial class SourceRules
{
    public static TheoryData<string, string, string> Rules => new()
    {
        { "the clock is injected", @"\bDateTime(Offset)?\.(UtcNow|Now)\b", "var now = DateTimeOffset.UtcNow;" },
        { "nobody blocks on a task", @"\)\s*\.(Result\b(?!\()|Wait\(\))", "Load().Wait();" },
        { "nothing is left for later", @"\b(TODO|FIXME|HACK)\b|NotImplementedException", "throw new NotImplementedException();" },
        { "nobody sleeps", @"Thread\.Sleep", "Thread.Sleep(5);" },
        { "no error is swallowed", @"catch\s*(\(Exception[^)]*\))?\s*\{\s*\}", "try { Go(); } catch { }" },
    };

    [Theory, MemberData(nameof(Rules))]
    public void The_product_keeps(string rule, string pattern, string planted)
    {
        Assert.Matches(pattern, planted);
        var broken =
            from file in Rooms.ProductFiles("*.cs")
            let text = WithoutComments().Replace(File.ReadAllText(file), "")
            where Regex.IsMatch(text, pattern)
            select Path.GetRelativePath(Rooms.Root, file);
        Assert.True(!broken.Any(), $"{rule}: {string.Join(", ", broken)}");
    }

    [GeneratedRegex(@"//[^\n]*")]
    private static partial Regex WithoutComments();
}
