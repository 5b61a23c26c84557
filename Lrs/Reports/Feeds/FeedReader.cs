using Dapper;
using Lrs.People;
using Lrs.Records.Stream;
using Lrs.Reports.Boards;
using Lrs.Storage;

namespace Lrs.Reports.Feeds;

/// <summary>A page of rows; values stand in the order of the feed's columns.</summary>
public sealed record FeedPage(IReadOnlyList<object?[]> Rows, long? Count);

/// <summary>Reads feeds within what a viewer may see.</summary>
public sealed class FeedReader(Database database, RollUpRunner rollUps)
{
    /// <summary>At most <paramref name="most"/> rows, and on demand how many there are in all, of the same moment.</summary>
    public async Task<FeedPage> Page(FeedQuery query, Visibility visibility, long most, bool withCount, CancellationToken cancel)
    {
        var asOf = await AsOf.Now(rollUps, cancel);
        return await database.Read(async session =>
        {
            var (sql, args) = FeedSql.Page(query, VisibleIn(query.Feed, visibility), most);
            var rows = most == 0 ? [] : await session.Query<dynamic>(sql, visibility.Args(With(args, asOf)));
            return new FeedPage(
                [.. rows.Select(row => Values(query.Feed, (IDictionary<string, object>)row))],
                withCount ? await Count(session, query, visibility, asOf) : null);
        }, cancel);
    }

    /// <summary>How many rows there are in all.</summary>
    public async Task<long> Count(FeedQuery query, Visibility visibility, CancellationToken cancel)
    {
        var asOf = await AsOf.Now(rollUps, cancel);
        return await database.Read(session => Count(session, query, visibility, asOf), cancel);
    }

    /// <summary>Hands over every row, one at a time; all rows are of one moment.</summary>
    public async Task<AsOf> Each(FeedQuery query, Visibility visibility, Func<object?[], ValueTask> row, CancellationToken cancel)
    {
        var asOf = await AsOf.Now(rollUps, cancel);
        await database.ReadOnce(async session =>
        {
            var (sql, args) = FeedSql.Page(query, VisibleIn(query.Feed, visibility), long.MaxValue);
            await using var reader = await session.Connection.ExecuteReaderAsync(
                new CommandDefinition(sql, visibility.Args(With(args, asOf)), session.Transaction, cancellationToken: cancel));
            var columns = query.Feed.Columns;
            while (await reader.ReadAsync(cancel))
                await row([.. columns.Select((c, i) => c.Read(reader.GetValue(i)))]);
            return true;
        }, cancel);
        return asOf;
    }

    private static Task<long> Count(Session session, FeedQuery query, Visibility visibility, AsOf asOf) =>
        session.Single<long>(FeedSql.Count(query, VisibleIn(query.Feed, visibility)), visibility.Args(With(query.Args, asOf)));

    private static string VisibleIn(Feed feed, Visibility visibility) => visibility.Where(feed.DepartmentSql, feed.PersonSql);

    private static Dictionary<string, object?> With(IReadOnlyDictionary<string, object?> args, AsOf asOf) =>
        new(args) { ["asOf"] = Instants.ToMicros(asOf.At) };

    private static object?[] Values(Feed feed, IDictionary<string, object> row) => [.. feed.Columns.Select(c => c.Read(row[c.Sql]))];
}
