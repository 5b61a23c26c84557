using System.Globalization;

namespace Lrs.Reports.Feeds;

/// <summary>
/// The SQL of a feed query. Nulls come before values when ascending, after them when descending (OData Protocol 11.2.6.2);
/// the two databases differ there, so each nullable column is sorted by "has a value" first.
/// Further pages begin after the last row seen, never at an offset.
/// </summary>
public static class FeedSql
{
    /// <summary>A page of at most <paramref name="most"/> rows; <paramref name="visible"/> is the condition of row security.</summary>
    public static (string Sql, Dictionary<string, object?> Args) Page(FeedQuery query, string visible, long most)
    {
        var args = new Dictionary<string, object?>(query.Args) { ["most"] = most };
        var terms = query.Order.SelectMany(Terms).ToList();
        var after = query.After is null ? "" : $" and {After(query, terms, args)}";
        var skip = "";
        if (query.Skip > 0)
        {
            skip = " offset @skip";
            args["skip"] = query.Skip;
        }

        var columns = string.Join(", ", query.Feed.Columns.Select(c => "f." + c.Sql));
        var order = string.Join(", ", terms.Select(t => t.Descending ? t.Sql + " desc" : t.Sql));
        return ($"select {columns} from ({query.Feed.Sql}) f where {visible} and {query.Condition}{after} order by {order} limit @most{skip}", args);
    }

    /// <summary>How many rows there are in all.</summary>
    public static string Count(FeedQuery query, string visible) =>
        $"select count(*) from ({query.Feed.Sql}) f where {visible} and {query.Condition}";

    private static IEnumerable<Term> Terms(FeedOrder order, int index)
    {
        var column = "f." + order.Column.Sql;
        if (!order.Column.Nullable)
            return [new Term(column, order.Descending, index, false)];
        var empty = order.Column.Kind == ColumnKind.Text ? "''" : "0";
        return
        [
            new Term($"case when {column} is null then 0 else 1 end", order.Descending, index, true),
            new Term($"coalesce({column}, {empty})", order.Descending, index, false),
        ];
    }

    private static string After(FeedQuery query, List<Term> terms, Dictionary<string, object?> args)
    {
        var names = new List<string>();
        foreach (var term in terms)
        {
            var name = "after" + names.Count.ToString(CultureInfo.InvariantCulture);
            var value = FeedColumn.Store(query.After![term.Index]);
            args[name] = term.IsRank ? (value is null ? 0L : 1L) : value ?? Empty(query.Order[term.Index].Column.Kind);
            names.Add("@" + name);
        }

        var ways = terms.Select((term, i) =>
        {
            var same = terms.Take(i).Select((t, j) => $"{t.Sql} = {names[j]}");
            return "(" + string.Join(" and ", same.Append($"{term.Sql} {(term.Descending ? "<" : ">")} {names[i]}")) + ")";
        });
        // Says nothing new, but it is what an index can begin at.
        var bound = $"{terms[0].Sql} {(terms[0].Descending ? "<=" : ">=")} {names[0]}";
        return $"{bound} and ({string.Join(" or ", ways)})";
    }

    private static object Empty(ColumnKind kind) => kind switch
    {
        ColumnKind.Text => "",
        ColumnKind.Fraction => 0d,
        _ => 0L,
    };

    private sealed record Term(string Sql, bool Descending, int Index, bool IsRank);
}
