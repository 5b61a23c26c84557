namespace Tests.Support;

/// <summary>A database the house runs on. A further one is one more value in <see cref="All"/>.</summary>
public sealed record DatabaseKind(string Name, Func<string, string[]> Options, Action<string> Drop)
{
    /// <summary>A file in the test's own folder.</summary>
    public static readonly DatabaseKind Sqlite = new("SQLite", _ => [], _ => { });

    /// <summary>The databases that every test marked <see cref="EveryDatabaseAttribute"/> runs on.</summary>
    public static readonly IReadOnlyList<DatabaseKind> All = [Sqlite];
}
