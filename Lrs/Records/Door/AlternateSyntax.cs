using System.Text;
using Lrs.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Lrs.Records.Door;

/// <summary>
/// A request dressed as a form post, <c>POST …?method=PUT</c>, for browsers of old. Only 1.0.x, Communication 1.3; 2.0 has dropped it.
/// </summary>
internal static class AlternateSyntax
{
    private static readonly HashSet<string> HeaderFields = new(StringComparer.OrdinalIgnoreCase)
    {
        "Authorization", XapiVersion.Header, "Content-Type", "Content-Length", "If-Match", "If-None-Match", "Accept", "Accept-Language", "Updated",
    };

    /// <summary>Turns such a request into the one it stands for; leaves others alone.</summary>
    public static async Task<Failure?> Unwrap(HttpContext http, int longestBody)
    {
        var request = http.Request;
        // The collection itself does not tell capitals apart; parameters of xAPI do.
        if (!HttpMethods.IsPost(request.Method) || !request.Query.Keys.Contains("method", StringComparer.Ordinal))
            return null;
        var method = request.Query["method"].ToString();
        if (method is not ("GET" or "PUT" or "POST" or "DELETE" or "HEAD"))
            return Refuse("method", "method", new($"'{method}' कोई मान्य विधि नहीं है।", $"'{method}' is not a method."));
        if (request.Query.Count > 1)
            return Refuse("method", "query", new("method के साथ और कोई पैरामीटर पते में नहीं हो सकता।", "No parameter but method may stand in the address."));
        var read = await ReadForm(request, longestBody);
        if (read.Failure is not null)
            return read.Failure;
        var form = read.Value;
        var query = new List<KeyValuePair<string, string?>>();
        foreach (var (name, value) in form)
            if (HeaderFields.Contains(name))
                request.Headers[name] = value;
            else if (name != "content")
                query.Add(new(name, value));
        if (XapiVersion.Parse(request.Headers[XapiVersion.Header].FirstOrDefault()) is { IsTwo: true })
            return Refuse("alternate-syntax", "method", new("xAPI 2.0 में यह रूप मान्य नहीं है।", "xAPI 2.0 has no alternate request syntax."));
        request.Method = method;
        if (HttpMethods.IsHead(method))
            LeaveOutBody(http.Response);
        request.QueryString = QueryString.Create(query);
        Replace(request, form.GetValueOrDefault("content"), form.ContainsKey("Content-Type"));
        return null;
    }

    /// <summary>The server below still sees a POST, whose answer must have the length it announces.</summary>
    private static void LeaveOutBody(HttpResponse response)
    {
        response.Body = System.IO.Stream.Null;
        response.OnStarting(() =>
        {
            response.ContentLength = null;
            return Task.CompletedTask;
        });
    }

    private static void Replace(HttpRequest request, string? content, bool hasType)
    {
        var bytes = Encoding.UTF8.GetBytes(content ?? "");
        request.Body = new MemoryStream(bytes);
        request.ContentLength = bytes.Length;
        if (!hasType)
            request.ContentType = content is null ? null : "application/json";
    }

    private static async Task<Outcome<Dictionary<string, string>>> ReadForm(HttpRequest request, int longestBody)
    {
        // The form's own type is only wished for (SHOULD): XDomainRequest sends none, and sendBeacon of a text says text/plain.
        if (request.ContentType?.Split(';')[0].Trim().ToLowerInvariant() is null or "" or "application/x-www-form-urlencoded" or "text/plain")
        {
            // Whole and limited first: the reader of forms limits each value, not all of them.
            var body = await RequestBody.Read(request.Body, request.ContentLength, longestBody, request.HttpContext.RequestAborted);
            if (body.Failure is not null)
                return body.Failure;
            using var reader = new FormReader(new MemoryStream(body.Value.ToArray())) { ValueLengthLimit = longestBody };
            try
            {
                var form = await reader.ReadFormAsync();
                return form.FirstOrDefault(pair => pair.Value.Count > 1).Key is { } twice
                    ? Refuse("form", twice, new("एक ही बार दें।", "It is given more than once."))
                    : form.ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.OrdinalIgnoreCase);
            }
            catch (InvalidDataException tooMany)
            {
                return Refuse("form", "body", new($"फ़ॉर्म पढ़ा नहीं जा सका: {tooMany.Message}", $"The form cannot be read: {tooMany.Message}"));
            }
        }

        return Refuse("form", "Content-Type", new(
            "method वाले पते पर अनुरोध एक फ़ॉर्म (application/x-www-form-urlencoded) होना चाहिए।",
            "With method in the address the body must be a form (application/x-www-form-urlencoded)."));
    }

    private static Failure.Invalid Refuse(string code, string place, Text why) =>
        new(new Problem(code, why, "xAPI 1.0.3 Communication 1.3", place));
}
