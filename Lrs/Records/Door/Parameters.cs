using System.Globalization;
using System.Text.Json;
using Lrs.Records.Statements;
using Lrs.Records.Statements.Reading;
using Lrs.Web;
using Microsoft.AspNetCore.Http;

namespace Lrs.Records.Door;

/// <summary>Reads the parameters of a request by the same rules as the values of statements. 1.0.3 Data 2.2; 2.0 4.1.6.</summary>
internal sealed class Parameters
{
    private readonly IQueryCollection _query;
    private readonly Clause _clause;
    private readonly Check _check;

    public Parameters(IQueryCollection query, XapiVersion version, Clause clause, params ReadOnlySpan<string> known)
    {
        (_query, _clause, _check) = (query, clause, new Check(version));
        foreach (var name in query.Keys)
            if (!known.Contains(name))
                Refuse(name, Says.Unknown(name));
            else if (query[name].Count > 1)
                Refuse(name, new("एक ही बार दें", "given more than once"));
    }

    /// <summary>The first thing found wrong.</summary>
    public Failure? Failure => _check.Refusal is { } refusal ? new Failure.Invalid(refusal) : null;

    public IEnumerable<string> Names => _query.Keys;

    public string? Value(string name) => _query.TryGetValue(name, out var values) ? values.ToString() : null;

    public string Need(string name)
    {
        if (Value(name) is { Length: > 0 } value)
            return value;
        Refuse(name, Says.Missing(name));
        return "";
    }

    /// <summary>A name the sender chose. An empty one is none, and no database here keeps a NUL in it.</summary>
    public string? Text(string name)
    {
        var value = Value(name);
        if (value is "")
            Refuse(name, Says.Empty);
        else if (value?.Contains('\0', StringComparison.Ordinal) == true)
            Refuse(name, Says.Nul);
        return value;
    }

    public Guid? Uuid(string name) => Parse(name, Formats.Uuid, Says.NotUuid);

    // A plus sign that was not escaped arrives as a space.
    public DateTimeOffset? Instant(string name) => Parse(name, text => Formats.Instant(text.Replace(' ', '+'), strict: false), Says.NotInstant);

    public long? Whole(string name) => Parse<long>(
        name, text => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null, Says.NotInteger);

    public bool Flag(string name) =>
        // "True" too, as Python and .NET write it.
        Parse<bool>(name, text => bool.TryParse(text, out var flag) ? flag : null, Says.NotBoolean) == true;

    public string? Iri(string name)
    {
        if (Value(name) is { } text && !Formats.IsIri(text))
            Refuse(name, Says.NotIri);
        return Value(name);
    }

    /// <summary>An agent or an identified group, as JSON.</summary>
    public Actor? Actor(string name)
    {
        if (Value(name) is not { } json)
            return null;
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false });
            var actor = ActorReader.Read(new Node(document.RootElement, Place.Root / name, _check));
            if (actor.Identifier is null)
                Refuse(name, Says.OneIdentifier);
            return actor;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // Not JSON, or a name of a property with half a character.
            Refuse(name, Says.NotObject);
            return null;
        }
    }

    public void Refuse(string name, Text why) => _check.Refuse(_clause, Place.Root / name, why);

    private T? Parse<T>(string name, Func<string, T?> parse, Text otherwise)
        where T : struct
    {
        if (Value(name) is not { } text)
            return null;
        var value = parse(text);
        if (value is null)
            Refuse(name, otherwise);
        return value;
    }
}
