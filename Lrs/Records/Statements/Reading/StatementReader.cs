using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;
using Lrs.Records.Statements.Reading;
using Lrs.Web;
using Microsoft.Extensions.Options;

namespace Lrs.Records.Statements;

/// <summary>Turns JSON into checked statements. Every refusal names the clause and the JSON pointer. 1.0.3 Data 2.0; 2.0 4.2.</summary>
public sealed class StatementReader(IOptions<RecordsOptions> options)
{
    private const string TooMuch = "xAPI 1.0.3 Communication 3.2";

    private static readonly JsonDocumentOptions Trusted = new() { MaxDepth = 1000 };

    /// <summary>Reads one statement or an array of them; nothing is accepted unless all is well.</summary>
    public Outcome<IReadOnlyList<Statement>> Read(ReadOnlyMemory<byte> utf8, XapiVersion version)
    {
        var limits = options.Value;
        if (utf8.Length > limits.LongestBody)
            return new Failure.TooLarge(new("too-long", new(
                $"अनुरोध {limits.LongestBody} बाइट से बड़ा है।", $"The body is longer than {limits.LongestBody} bytes."), TooMuch, "body"));
        if (!Utf8.IsValid(utf8.Span))
            return Invalid(version, "", Says.TextBroken);
        try
        {
            using var document = JsonDocument.Parse(
                utf8, new JsonDocumentOptions { MaxDepth = limits.DeepestJson, AllowDuplicateProperties = false });
            return document.RootElement.ValueKind == JsonValueKind.Array
                ? ReadBatch(document.RootElement, version, limits.LargestBatch)
                : ReadOne(document.RootElement, Place.Root, version);
        }
        catch (JsonException broken)
        {
            return Invalid(version, "", new($"JSON पढ़ा नहीं जा सका: {broken.Message}", $"Not valid JSON: {broken.Message}"));
        }
        catch (InvalidOperationException)
        {
            // The name of a property holds half a character (a lone surrogate), so it can't be told from the others.
            return Invalid(version, "", Says.TextBroken);
        }
    }

    /// <summary>Reads a statement that was checked when it was stored.</summary>
    public static Statement ReadStored(ReadOnlyMemory<byte> utf8)
    {
        using var document = JsonDocument.Parse(utf8, Trusted);
        var check = new Check(XapiVersion.Two, trusted: true);
        var statement = Read(new Node(document.RootElement, null, check), utf8);
        return check.Refusal is null
            ? statement
            : throw new InvalidDataException($"Statement {statement.Id} was stored but cannot be read: {check.Refusal.Message.En}");
    }

    private static Outcome<IReadOnlyList<Statement>> ReadBatch(JsonElement array, XapiVersion version, int most)
    {
        if (array.GetArrayLength() > most)
            return new Failure.TooLarge(new("batch-too-large", new(
                $"एक अनुरोध में {most} से अधिक कथन नहीं हो सकते।", $"A request may carry at most {most} statements."), TooMuch, $"/{most}"));
        var batch = new List<Statement>(array.GetArrayLength());
        foreach (var item in array.EnumerateArray())
        {
            var one = ReadOne(item, Place.Root / batch.Count, version);
            if (one.Failure is not null)
                return one;
            batch.AddRange(one.Value);
        }

        return Outcome.Of<IReadOnlyList<Statement>>(batch);
    }

    private static Outcome<IReadOnlyList<Statement>> ReadOne(JsonElement json, Place? at, XapiVersion version)
    {
        var check = new Check(version);
        var statement = Read(new Node(json, null, check), JsonMarshal.GetRawUtf8Value(json).ToArray());
        if (check.Refusal is null)
            return Outcome.Of<IReadOnlyList<Statement>>([statement]);
        // Only what is refused is read once more, for the place.
        var again = new Check(version);
        Read(new Node(json, at, again), default);
        return new Failure.Invalid(again.Refusal!);
    }

    private static Statement Read(Node node, ReadOnlyMemory<byte> json)
    {
        if (!node.IsObject(
                Clause.Formatting, "id", "actor", "verb", "object", "result", "context", "timestamp", "stored", "authority",
                "version", "attachments"))
            return new Statement { Actor = new(null, null, false, []), Verb = "", Object = new Activity("", null), Version = "", Json = json };
        var parts = StatementParts.Read(node, nested: false);
        return new Statement
        {
            Id = node["id"]?.Uuid(),
            Actor = parts.Actor,
            Verb = parts.Verb,
            Object = parts.Object,
            Result = parts.Result,
            Context = parts.Context,
            Timestamp = parts.Timestamp,
            Stored = node["stored"]?.Instant(),
            Authority = node["authority"] is { } authority ? ActorReader.ReadAuthority(authority) : null,
            Version = node["version"] is { } version ? VersionReader.Read(version) : node.Check.IsTwo ? "2.0.0" : "1.0.0",
            Attachments = parts.Attachments,
            HasSingleContextActivity = node.Check.HasSingleContextActivity,
            Json = json,
        };
    }

    private static Failure.Invalid Invalid(XapiVersion version, string place, Text why) =>
        new(new Problem("statement", why, Clause.Formatting.In(version), place));
}
