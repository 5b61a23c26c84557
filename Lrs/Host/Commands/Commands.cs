namespace Lrs.Host;

/// <summary>A command of the program: <c>lrs NAME …</c> instead of serving.</summary>
public sealed record Command(string Name, string Usage, Func<string[], Task<int>> Run);

/// <summary>What the program does besides serving.</summary>
public static class Commands
{
    public static readonly IReadOnlyList<Command> All = [];

    /// <summary>The command the first word names; null means: serve.</summary>
    public static Command? Find(string[] args) =>
        args.Length == 0 ? null : All.FirstOrDefault(command => command.Name == args[0]);
}
