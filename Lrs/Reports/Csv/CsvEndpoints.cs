using System.Globalization;
using CsvHelper;
using Lrs.People;
using Lrs.Reports.Feeds;
using Lrs.Reports.OData;
using Lrs.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Lrs.Reports.Csv;

/// <summary>The feeds as files for a spreadsheet: the same rows as through OData, with the same <c>$filter</c> and <c>$orderby</c>.</summary>
internal static class CsvEndpoints
{
    private static readonly Uri Root = new("http://reports.invalid/odata/");

    public static void MapCsv(this IEndpointRouteBuilder routes)
    {
        Map(routes, "/reports/competency-results.csv", CompetencyResultsFeed.Feed);
        Map(routes, "/reports/progress.csv", CourseProgressFeed.Feed);
    }

    private static void Map(IEndpointRouteBuilder routes, string path, Feed feed) =>
        routes.MapGet(path, (HttpContext http, FeedAccess access, ODataRequestReader requests, FeedReader reader, TimeProvider clock) =>
            Answer(http, feed, access, requests, reader, clock));

    private static async Task<IResult> Answer(
        HttpContext http, Feed feed, FeedAccess access, ODataRequestReader requests, FeedReader reader, TimeProvider clock)
    {
        var visibility = await access.Of(http);
        if (visibility.Failure is { } stranger)
            return FeedAccess.Refused(http, stranger, f => f.ToResult());
        if (http.Request.Query.Keys.FirstOrDefault(k => k is not ("$filter" or "$orderby" or "lang")) is { } unknown)
            return new Failure.Invalid(new Problem(
                "unknown-option", new($"\"{unknown}\" यहाँ नहीं चलता।", $"The option \"{unknown}\" is not supported here."), Place: unknown)).ToResult();
        var read = requests.Read(Root, new Uri(Root, feed.Name + http.Request.QueryString), http.Request.Query.Keys);
        if (read.Failure is { } wrong)
            return wrong.ToResult();
        var file = await Write(read.Value.Query!, visibility.Value, reader, http.RequestAborted);
        var day = clock.GetUtcNow().ToOffset(new TimeSpan(5, 30, 0)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return Results.Stream(file, "text/csv; charset=utf-8", $"{Path.GetFileNameWithoutExtension(http.Request.Path)}-{day}.csv");
    }

    /// <summary>Rows go to a file of one moment first: a slow reader must not hold the database's snapshot for hours.</summary>
    private static async Task<Stream> Write(FeedQuery query, Visibility visibility, FeedReader reader, CancellationToken cancel)
    {
        var file = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 65536,
            FileOptions.Asynchronous | FileOptions.DeleteOnClose);
        try
        {
            await using (var csv = CsvWriter.Create(file, new CsvWriterOptions { WriteByteOrderMark = true }, leaveOpen: true))
            {
                await csv.WriteRecordAsync([.. query.Feed.Columns.Select(c => c.Heading)], cancel);
                await reader.Each(query, visibility, row => csv.WriteRecordAsync([.. row.Select(SafeCell.Of)], cancel), cancel);
            }

            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }
}
