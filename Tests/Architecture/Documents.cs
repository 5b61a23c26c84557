using System.Reflection;
using Lrs.Host;

namespace Tests.Architecture;

/// <summary>What the README promises is there, and what is there the README tells.</summary>
public sealed class Documents
{
    [Fact]
    public void Every_option_is_in_the_README()
    {
        var options = Options().ToList();
        Assert.Contains("Storage:Connection", options);
        Assert.Empty(Missing(options, File.ReadAllText(Path.Combine(Rooms.Root, "README.md"))));
    }

    [Fact]
    public void The_rule_sees_an_option_that_is_left_out() =>
        Assert.Equal(["Storage:Nowhere"], Missing(["Storage:Data", "Storage:Nowhere"], "| `Storage:Data` | folder |"));

    [Fact]
    public void Every_command_is_in_the_README()
    {
        var readme = File.ReadAllText(Path.Combine(Rooms.Root, "README.md"));
        Assert.All(Commands.All, command => Assert.Contains(command.Usage, readme));
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("ARCHITECTURE.md")]
    [InlineData("DECISIONS.md")]
    [InlineData("CHANGELOG.md")]
    [InlineData("CONTRIBUTING.md")]
    [InlineData("LICENSE")]
    public void The_root_has(string file) => Assert.True(File.Exists(Path.Combine(Rooms.Root, file)));

    private static IReadOnlyList<string> Missing(IEnumerable<string> options, string readme) =>
        [.. options.Where(option => !readme.Contains($"`{option}`", StringComparison.Ordinal))];

    /// <summary>Every settable property of a class named …Options with a constant <c>Section</c>, in all rooms.</summary>
    private static IEnumerable<string> Options() =>
        from room in Rooms.InOrder
        from type in Assembly.Load(room).GetTypes()
        where type.Name.EndsWith("Options", StringComparison.Ordinal)
        let section = type.GetField("Section", BindingFlags.Public | BindingFlags.Static)?.GetRawConstantValue() as string
        where section is not null
        from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        where property.SetMethod is { IsPublic: true }
        select $"{section}:{property.Name}";
}
