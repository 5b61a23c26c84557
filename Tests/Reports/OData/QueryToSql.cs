using Lrs.Reports.Feeds;
using Lrs.Reports.OData;

namespace Tests.Reports.OData;

/// <summary>OData queries as SQL with arguments, and the refusals. The caller's text is never part of the SQL.</summary>
public sealed class QueryToSql
{
    private static readonly Uri Root = new("http://localhost:5080/odata/");

    private static readonly Feed Feed = new(
        "Results", "Result", "select * from result",
        [
            new("Code", "code", "Code", ColumnKind.Text),
            new("Name", "name", "Name", ColumnKind.Text, Nullable: true),
            new("Level", "level", "Level", ColumnKind.Number),
            new("Gap", "gap", "Gap", ColumnKind.Number, Nullable: true),
            new("Score", "score", "Score", ColumnKind.Fraction, Nullable: true),
            new("At", "at", "At", ColumnKind.Instant, Nullable: true),
            new("Passed", "passed", "Passed", ColumnKind.Flag, Nullable: true),
        ],
        ["Code", "Level"], "f.department", "f.code");

    private static readonly ODataRequestReader Reader = new(new FeedModel([Feed]));

    [Theory]
    [InlineData("Level eq 3", "(f.level = @p0)", "3")]
    [InlineData("Level ne 3", "(f.level <> @p0)", "3")]
    [InlineData("3 lt Level", "(@p0 < f.level)", "3")]
    [InlineData("Gap ne 3", "(f.gap is null or f.gap <> @p0)", "3")]
    [InlineData("Gap ge 1", "(f.gap is not null and f.gap >= @p0)", "1")]
    [InlineData("Gap eq null", "(f.gap is null)", "")]
    [InlineData("Gap ne null", "(f.gap is not null)", "")]
    [InlineData("null eq null", "(1 = 1)", "")]
    [InlineData("Gap gt null", "(1 = 0)", "")]
    [InlineData("Gap eq Level", "(f.gap is not null and f.gap = f.level)", "")]
    [InlineData("Code eq 'O''Neil; drop table employee'", "(f.code = @p0)", "O'Neil; drop table employee")]
    [InlineData("Code eq 'क' and not (Level gt 1 or Level lt 0)", "((f.code = @p0) and not ((f.level > @p1) or (f.level < @p2)))", "क|1|0")]
    [InlineData("contains(Name,'राम')", "(length(@p0) = 0 or replace(f.name, @p0, '') <> f.name)", "राम")]
    [InlineData("startswith(Code,'HR')", "(substr(f.code, 1, length(@p0)) = @p0)", "HR")]
    [InlineData("endswith(tolower(Code),'x')", "(length(lower(f.code)) >= length(@p0) and substr(lower(f.code), length(lower(f.code)) - length(@p0) + 1) = @p0)", "x")]
    [InlineData("Score gt 0.7", "(f.score is not null and f.score > @p0)", "0.7")]
    [InlineData("Score gt 1", "(f.score is not null and f.score > @p0)", "1")]
    [InlineData("At lt 2026-11-22T00:00:00Z", "(f.at is not null and f.at < @p0)", "1795305600000000")]
    [InlineData("At ge 2026-11-22", "(f.at is not null and f.at >= @p0)", "1795305600000000")]
    [InlineData("Passed", "(f.passed = 1)", "")]
    [InlineData("Passed eq true", "(f.passed is not null and f.passed = @p0)", "1")]
    [InlineData("Level in (1,2)", "((f.level in (@p0, @p1)))", "1|2")]
    [InlineData("Code in ('a','b')", "((f.code in (@p0, @p1)))", "a|b")]
    public void A_filter_becomes(string filter, string sql, string args)
    {
        var read = Read("$filter=" + Uri.EscapeDataString(filter));
        Assert.True(read.Failure is null, read.Failure?.Problem.Message.En);
        Assert.Equal(sql, read.Value.Query!.Condition);
        Assert.Equal(args, string.Join('|', read.Value.Query.Args.Values.Select(v => FormattableString.Invariant($"{v}"))));
    }

    [Theory]
    [InlineData("$filter=Level add 1 eq 2", "not-supported", "$filter")]
    [InlineData("$filter=year(At) eq 2026", "not-supported", "$filter")]
    [InlineData("$filter=Nothing eq 1", "not-understood", "$filter")]
    [InlineData("$filter=Level eq 'three'", "not-understood", "$filter")]
    [InlineData("$filter=Level eq", "not-understood", "$filter")]
    [InlineData("$filter=1.5 and null in gt", "not-understood", "$filter")]
    [InlineData("$filter=Score eq NaN", "not-supported", "$filter")]
    [InlineData("$filter=((((", "not-understood", "$filter")]
    [InlineData("$orderby=length(Code)", "not-supported", "$orderby")]
    [InlineData("$orderby=Nothing", "not-understood", "$orderby")]
    [InlineData("$select=Nothing", "not-understood", "$select")]
    [InlineData("$top=-1", "not-understood", "$top")]
    [InlineData("$top=x", "not-understood", "$top")]
    [InlineData("$skip=-1", "not-understood", "$skip")]
    [InlineData("$count=maybe", "not-understood", "$count")]
    [InlineData("$expand=Staff", "unknown-option", "$expand")]
    [InlineData("$apply=aggregate(Level with sum as X)", "unknown-option", "$apply")]
    [InlineData("filter=Level eq 1", "unknown-option", "filter")]
    [InlineData("$skiptoken=abc", "wrong-skiptoken", "$skiptoken")]
    [InlineData("$skiptoken=WyJDb2RlIl0", "wrong-skiptoken", "$skiptoken")]
    public void It_is_refused_by_name_and_place(string query, string code, string place)
    {
        var failure = Read(query).Failure;
        Assert.NotNull(failure);
        Assert.Equal((code, place), (failure.Problem.Code, failure.Problem.Place));
        Assert.NotEmpty(failure.Problem.Message.En);
    }

    [Fact]
    public void A_page_is_sorted_by_what_was_asked_then_by_the_key_with_nulls_first()
    {
        var (sql, args) = FeedSql.Page(Read("$orderby=Gap desc,Level&$skip=20").Value.Query!, "1 = 1", 11);
        Assert.EndsWith(
            "order by case when f.gap is null then 0 else 1 end desc, coalesce(f.gap, 0) desc, f.level, f.code limit @most offset @skip", sql);
        Assert.Equal((11L, 20L), (args["most"], args["skip"]));
    }

    [Fact]
    public void The_next_page_begins_after_the_last_row_not_at_an_offset()
    {
        var first = Read("$orderby=Name").Value;
        var token = SkipToken.Write(first.OrderText, [null, "HR1", 2L]);
        var (sql, args) = FeedSql.Page(Read("$orderby=Name&$skiptoken=" + token).Value.Query!, "1 = 1", 10);
        Assert.Contains("case when f.name is null then 0 else 1 end >= @after0 and (", sql);
        Assert.Contains("(case when f.name is null then 0 else 1 end = @after0 and coalesce(f.name, '') = @after1 and f.code = @after2 and f.level > @after3)", sql);
        Assert.Equal((0L, "", "HR1", 2L), (args["after0"], args["after1"], args["after2"], args["after3"]));
        Assert.DoesNotContain("offset", sql);
    }

    [Fact]
    public void A_star_selects_every_column() => Assert.Equal(Feed.Columns, Read("$select=*").Value.Columns);

    [Fact]
    public void A_token_of_another_order_is_refused()
    {
        var token = SkipToken.Write(Read("$orderby=Name").Value.OrderText, [null, "HR1", 2L]);
        Assert.Equal("wrong-skiptoken", Read("$orderby=Name desc&$skiptoken=" + token).Failure?.Problem.Code);
    }

    [Theory]
    [InlineData("", ODataWant.ServiceDocument)]
    [InlineData("$metadata", ODataWant.Metadata)]
    [InlineData("Results", ODataWant.Rows)]
    [InlineData("Results/$count", ODataWant.Count)]
    [InlineData("Results(Code='a',Level=1)", ODataWant.OneRow)]
    public void A_path_asks_for(string path, ODataWant want) => Assert.Equal(want, Reader.Read(Root, new Uri(Root, path), []).Value.Want);

    [Theory]
    [InlineData("Nothing")]
    [InlineData("Results/Code")]
    [InlineData("Results('a')")]
    public void A_path_is_refused(string path) => Assert.NotNull(Reader.Read(Root, new Uri(Root, path), []).Failure);

    private static Lrs.Web.Outcome<ODataRequest> Read(string query)
    {
        var address = new Uri(Root, "Results?" + query);
        return Reader.Read(Root, address, query.Split('&').Select(part => part.Split('=')[0]));
    }
}
