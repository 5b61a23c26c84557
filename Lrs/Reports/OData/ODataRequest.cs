using Lrs.Reports.Feeds;
using Lrs.Web;
using Microsoft.OData;
using Microsoft.OData.UriParser;

namespace Lrs.Reports.OData;

/// <summary>What an address under <c>/odata</c> asks for.</summary>
public enum ODataWant
{
    ServiceDocument,
    Metadata,
    Rows,
    Count,
    OneRow,
}

/// <summary>A request read whole: nothing of it is looked at again as text.</summary>
public sealed record ODataRequest(ODataWant Want, FeedQuery? Query)
{
    public long? Top { get; init; }

    public bool WithCount { get; init; }

    /// <summary>Names of the columns to give out, in the feed's order.</summary>
    public IReadOnlyList<FeedColumn> Columns { get; init; } = [];

    /// <summary>The order asked for, as a skip token remembers it.</summary>
    public string OrderText { get; init; } = "";

    internal ODataPath? Path { get; init; }

    internal SelectExpandClause? Select { get; init; }
}

/// <summary>Reads addresses with Microsoft's OData parser; what it accepts but these feeds don't answer is refused by name.</summary>
public sealed class ODataRequestReader(FeedModel model)
{
    private static readonly HashSet<string> Known =
        ["$filter", "$orderby", "$select", "$top", "$skip", "$count", "$skiptoken", "$format", "lang"];

    /// <summary>Reads path and query of <paramref name="address"/>, which lies under <paramref name="root"/>.</summary>
    public Outcome<ODataRequest> Read(Uri root, Uri address, IEnumerable<string> options)
    {
        var option = "path";
        try
        {
            if (options.FirstOrDefault(o => !Known.Contains(o)) is { } unknown)
                throw Refused("unknown-option", unknown, $"\"{unknown}\" यहाँ नहीं चलता।", $"The option \"{unknown}\" is not supported here.");
            var parser = new ODataUriParser(model.Edm, root, address);
            return ReadPath(parser, ref option);
        }
        catch (ODataRefusedException refusal)
        {
            return new Failure.Invalid(refusal.Problem);
        }
        catch (ODataUnrecognizedPathException unknown)
        {
            return new Failure.NotFound(new Problem("no-such-resource", new("यह पता इस सेवा में नहीं है।", unknown.Message), Place: "path"));
        }
        // Microsoft's parser meets some nonsense, such as "null in gt", with exceptions of its own mishap; the request is still at fault.
        catch (Exception wrong) when (wrong is ODataException or FormatException or OverflowException or ArgumentException or NullReferenceException or InvalidCastException)
        {
            return new Failure.Invalid(new Problem("not-understood", new($"{option} समझ में नहीं आया: {wrong.Message}", wrong.Message), Place: option));
        }
    }

    private ODataRequest ReadPath(ODataUriParser parser, ref string option)
    {
        var path = parser.ParsePath();
        var segments = path.ToList();
        if (segments.Count == 0)
            return new(ODataWant.ServiceDocument, null);
        if (segments is [MetadataSegment])
            return new(ODataWant.Metadata, null);
        if (segments[0] is not EntitySetSegment set || model.Find(set.EntitySet.Name) is not { } feed)
            throw Refused("not-supported", "path", "यह पता यहाँ नहीं चलता।", "This path is not supported here.");
        return segments switch
        {
            [_] => ReadRows(parser, feed, path, ref option),
            [_, CountSegment] => new(ODataWant.Count, Filtered(parser, feed, ref option)) { Path = path },
            [_, KeySegment key] => OneRow(parser, feed, path, key, ref option),
            _ => throw Refused("not-supported", "path", "यह पता यहाँ नहीं चलता।", "This path is not supported here."),
        };
    }

    private static ODataRequest ReadRows(ODataUriParser parser, Feed feed, ODataPath path, ref string option)
    {
        var query = Filtered(parser, feed, ref option);
        option = "$orderby";
        var order = FeedQuery.Complete(feed, Orders(feed, parser.ParseOrderBy()));
        option = "$top";
        var top = parser.ParseTop();
        option = "$skip";
        var skip = parser.ParseSkip() ?? 0;
        option = "$count";
        var count = parser.ParseCount() ?? false;
        var orderText = string.Join(",", order.Select(o => o.Column.Name + (o.Descending ? " desc" : "")));
        option = "$skiptoken";
        var after = parser.ParseSkipToken() is { } token ? SkipToken.Read(token, orderText, order) : null;
        if (after is not null && skip > 0)
            throw Refused("not-supported", "$skip", "$skip और $skiptoken साथ नहीं चलते।", "$skip can't be given together with $skiptoken.");
        var (select, columns) = Selected(parser, feed, ref option);
        return new(ODataWant.Rows, query with { Order = order, After = after, Skip = skip })
        {
            Top = top, WithCount = count, OrderText = orderText, Path = path, Select = select, Columns = columns,
        };
    }

    private static ODataRequest OneRow(ODataUriParser parser, Feed feed, ODataPath path, KeySegment key, ref string option)
    {
        var (select, columns) = Selected(parser, feed, ref option);
        var names = key.Keys.Select((k, i) => (Column: feed[k.Key], Value: FeedColumn.Store(k.Value), Name: $"key{i}")).ToList();
        var query = new FeedQuery(feed)
        {
            Condition = string.Join(" and ", names.Select(n => $"f.{n.Column.Sql} = @{n.Name}")),
            Args = names.ToDictionary(n => n.Name, n => n.Value),
            Order = FeedQuery.Complete(feed, []),
        };
        return new(ODataWant.OneRow, query) { Path = path, Select = select, Columns = columns };
    }

    private static FeedQuery Filtered(ODataUriParser parser, Feed feed, ref string option)
    {
        option = "$filter";
        if (parser.ParseFilter() is not { } filter)
            return new(feed) { Order = FeedQuery.Complete(feed, []) };
        var sql = new FilterSql(feed);
        var condition = sql.Condition(filter.Expression);
        return new(feed) { Condition = condition, Args = sql.Args, Order = FeedQuery.Complete(feed, []) };
    }

    private static List<FeedOrder> Orders(Feed feed, OrderByClause? clause)
    {
        var orders = new List<FeedOrder>();
        for (; clause is not null; clause = clause.ThenBy)
        {
            var node = clause.Expression is ConvertNode convert ? convert.Source : clause.Expression;
            if (node is not SingleValuePropertyAccessNode property)
                throw Refused("not-supported", "$orderby", "$orderby में केवल स्तंभों के नाम चलते हैं।", "$orderby takes names of columns only.");
            orders.Add(new FeedOrder(feed[property.Property.Name], clause.Direction == OrderByDirection.Descending));
        }

        return orders;
    }

    private static (SelectExpandClause?, IReadOnlyList<FeedColumn>) Selected(ODataUriParser parser, Feed feed, ref string option)
    {
        option = "$select";
        var clause = parser.ParseSelectAndExpand();
        if (clause is null || clause.AllSelected || clause.SelectedItems.OfType<WildcardSelectItem>().Any())
            return (null, feed.Columns);
        var names = clause.SelectedItems.OfType<PathSelectItem>().Select(i => i.SelectedPath.FirstSegment.Identifier).ToHashSet();
        return (clause, feed.Columns.Where(c => names.Contains(c.Name)).ToList());
    }

    private static ODataRefusedException Refused(string code, string target, string hi, string en) => new(code, target, new(hi, en));
}
