using System.Globalization;
using Lrs.Storage;
using Microsoft.OData.Edm;

namespace Lrs.Reports.Feeds;

/// <summary>What a column holds. In the database an instant is microseconds since 1970 UTC and a flag is 0 or 1.</summary>
public enum ColumnKind
{
    Text,
    Number,
    Fraction,
    Instant,
    Flag,
}

/// <summary>One column: its name in the feed, its column in the sub-query, and its heading in a CSV file.</summary>
public sealed record FeedColumn(string Name, string Sql, string Heading, ColumnKind Kind, bool Nullable = false)
{
    /// <summary>The value as .NET holds it, from what either database driver returned.</summary>
    public object? Read(object? stored) => stored is null or DBNull ? null : Kind switch
    {
        ColumnKind.Text => Convert.ToString(stored, CultureInfo.InvariantCulture),
        ColumnKind.Number => Convert.ToInt64(stored, CultureInfo.InvariantCulture),
        ColumnKind.Fraction => Convert.ToDouble(stored, CultureInfo.InvariantCulture),
        ColumnKind.Instant => Instants.FromMicros(Convert.ToInt64(stored, CultureInfo.InvariantCulture)),
        ColumnKind.Flag => Convert.ToInt64(stored, CultureInfo.InvariantCulture) != 0,
        _ => throw new ArgumentOutOfRangeException(nameof(stored)),
    };

    /// <summary>The value as the database compares it.</summary>
    public static object? Store(object? value) => value switch
    {
        DateTimeOffset instant => Instants.ToMicros(instant),
        bool flag => flag ? 1L : 0L,
        int number => (long)number,
        short number => (long)number,
        byte number => (long)number,
        // The shortest text of a float is what the caller wrote; widening it would make 0.7 into 0.699999988.
        float fraction => double.Parse(fraction.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture),
        decimal fraction => (double)fraction,
        Date day => Instants.ToMicros(new DateTimeOffset(day.Year, day.Month, day.Day, 0, 0, 0, TimeSpan.Zero)),
        _ => value,
    };
}

/// <summary>
/// Rows that officers and programs read, the same through OData and CSV: a sub-query over a roll-up, its columns, its key,
/// and the columns by which row security is decided.
/// </summary>
public sealed record Feed(
    string Name,
    string RowName,
    string Sql,
    IReadOnlyList<FeedColumn> Columns,
    IReadOnlyList<string> Key,
    string DepartmentSql,
    string PersonSql)
{
    /// <summary>The column of that name; null where there is none.</summary>
    public FeedColumn? Find(string name) => Columns.FirstOrDefault(c => c.Name == name);

    public FeedColumn this[string name] => Find(name) ?? throw new KeyNotFoundException(name);
}
