using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Lrs.Records.Attachments;
using Lrs.Records.Statements.Querying;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace Lrs.Records.Statements;

/// <summary>A page of statements, written while it is read. <c>more</c> names the seq it ended at, so it misses and repeats nothing.</summary>
internal sealed class StatementListResult(StatementSearch search, StatementSearch.Plan? plan, int limit, StatementAnswer answer, MultipartAnswer? multipart) : IResult
{
    private const int RowsAtOnce = 100;

    public async Task ExecuteAsync(HttpContext http)
    {
        var cancel = http.RequestAborted;
        http.Response.ContentType = "application/json";
        multipart?.Begin(http.Response);
        var output = http.Response.BodyWriter;
        output.Write("{\"statements\":["u8);
        var more = "";
        var (left, next) = (limit, plan);
        while (next is not null)
        {
            var rows = await search.Page(next, Math.Min(left, RowsAtOnce), cancel);
            await answer.Prepare(rows.Select(row => (ReadOnlyMemory<byte>)row.Text), cancel);
            foreach (var row in rows)
            {
                if (left < limit)
                    output.Write(","u8);
                var text = row.Text;
                output.Write(answer.Write(text).Span);
                multipart?.Note(text);
                left--;
                next = StatementSearch.Continue(next, row.Seq);
            }

            await output.FlushAsync(cancel);
            if (rows.Count == 0)
                break;
            if (left > 0)
                continue;
            more = await HasMore(next, cancel) ? More(http.Request, next) : "";
            break;
        }

        output.Write("],\"more\":\""u8);
        output.Write(Encoding.UTF8.GetBytes(JavaScriptEncoder.Default.Encode(more)));
        output.Write("\"}"u8);
        await output.FlushAsync(cancel);
        if (multipart is not null)
            await multipart.End(http.Response, cancel);
    }

    private async Task<bool> HasMore(StatementSearch.Plan next, CancellationToken cancel) =>
        (await search.Page(next, 1, cancel)).Count > 0;

    private static string More(HttpRequest request, StatementSearch.Plan next)
    {
        var query = new QueryBuilder(request.Query.Where(pair => pair.Key != QueryReader.Cursor))
        {
            { QueryReader.Cursor, (next.Ascending ? next.After : next.Upto + 1).ToString(CultureInfo.InvariantCulture) },
        };
        // As the endpoint was written: a client may cut its own spelling of it off.
        return request.PathBase + request.Path.Value!.TrimEnd('/') + query.ToQueryString();
    }
}
