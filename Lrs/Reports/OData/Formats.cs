using Lrs.Web;
using Microsoft.AspNetCore.Http;

namespace Lrs.Reports.OData;

/// <summary>Which formats are written: JSON, and XML for the model alone. OData Protocol 11.2.11.</summary>
internal static class Formats
{
    /// <summary>Why the format asked for by <c>$format</c> can't be given; null if it can.</summary>
    public static Failure? Refusal(HttpRequest request)
    {
        if (request.Query["$format"].ToString() is not { Length: > 0 } format)
            return null;
        var plain = format.Split(';')[0].Trim().ToLowerInvariant();
        var isModel = request.Path.Value!.EndsWith("/$metadata", StringComparison.Ordinal);
        var isWritten = isModel ? plain is "xml" or "application/xml" : plain is "json" or "application/json";
        return isWritten
            ? null
            : new Failure.Invalid(new Problem(
                "format", new($"\"{format}\" रूप नहीं मिलता; json माँगें।", $"The format \"{format}\" is not written here; ask for json."), Place: "$format"));
    }
}
