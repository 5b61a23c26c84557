namespace Lrs.Reports.Feeds;

/// <summary>A column to sort by.</summary>
public sealed record FeedOrder(FeedColumn Column, bool Descending);

/// <summary>Which rows of a feed are wanted, in which order. The condition is SQL over the feed's columns with its arguments.</summary>
public sealed record FeedQuery(Feed Feed)
{
    public string Condition { get; init; } = "1 = 1";

    public IReadOnlyDictionary<string, object?> Args { get; init; } = new Dictionary<string, object?>();

    /// <summary>Always ends with the feed's key, so that every row has one place.</summary>
    public IReadOnlyList<FeedOrder> Order { get; init; } = [];

    /// <summary>The values of <see cref="Order"/> in the row after which reading goes on.</summary>
    public IReadOnlyList<object?>? After { get; init; }

    public long Skip { get; init; }

    /// <summary>The order asked for, completed by the key.</summary>
    public static IReadOnlyList<FeedOrder> Complete(Feed feed, IEnumerable<FeedOrder> asked)
    {
        var order = asked.DistinctBy(o => o.Column.Name).ToList();
        order.AddRange(feed.Key.Where(k => order.All(o => o.Column.Name != k)).Select(k => new FeedOrder(feed[k], false)));
        return order;
    }
}
