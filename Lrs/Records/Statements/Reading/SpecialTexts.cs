using System.Text.Json;

namespace Lrs.Records.Statements.Reading;

/// <summary>Reads the special texts and the two maps every part uses.</summary>
internal static class SpecialTexts
{
    public static string Iri(this Node node)
    {
        var text = node.Text(Clause.Iri);
        if (!node.Check.IsTrusted && !Formats.IsIri(text))
            node.Refuse(Clause.Iri, Says.NotIri);
        return text;
    }

    public static Guid? Uuid(this Node node)
    {
        var text = node.Text(Clause.Uuid);
        var id = node.Check.IsTrusted ? Formats.StoredUuid(text) : Formats.Uuid(text);
        if (id is null)
            node.Refuse(Clause.Uuid, Says.NotUuid);
        return id;
    }

    public static DateTimeOffset? Instant(this Node node)
    {
        var text = node.Text(Clause.Instant);
        // The usual form, in UTC with seconds, is read by the runtime much faster, and to the same instant.
        if (text is [.., var last, 'Z'] && (char.IsAsciiDigit(last) || node.Check.IsTrusted) && text.Length >= "2026-01-01T00:00:00Z".Length && node.Json.TryGetDateTimeOffset(out var usual))
            return usual;
        var instant = Formats.Instant(text, strict: node.Check is { IsTwo: true, IsTrusted: false });
        if (instant is null)
            node.Refuse(Clause.Instant, Says.NotInstant);
        return instant;
    }

    public static string Duration(this Node node)
    {
        var text = node.Text(Clause.Duration);
        if (!node.Check.IsTrusted && !Formats.IsDuration(text))
            node.Refuse(Clause.Duration, Says.NotDuration);
        return text;
    }

    public static string LanguageTag(this Node node)
    {
        var text = node.Text(Clause.LanguageMap);
        if (!node.Check.IsTrusted && !Formats.IsLanguageTag(text))
            node.Refuse(Clause.LanguageMap, Says.NotLanguage);
        return text;
    }

    /// <summary>1.0.3 Data 4.2; 2.0 4.2.7.</summary>
    public static IReadOnlyDictionary<string, string> LanguageMap(this Node node)
    {
        var map = new Dictionary<string, string>();
        foreach (var (tag, text) in Languages(node))
            map[tag] = text;
        return map;
    }

    /// <summary>The same for a map that nobody reads.</summary>
    public static void CheckLanguageMap(this Node node)
    {
        if (node.Check.IsTrusted)
            return;
        foreach (var _ in Languages(node))
        {
        }
    }

    private static IEnumerable<(string Tag, string Text)> Languages(Node node)
    {
        if (node.Json.ValueKind != JsonValueKind.Object)
        {
            node.Refuse(Clause.LanguageMap, Says.NotObject);
            yield break;
        }

        foreach (var (tag, value) in node.Properties())
        {
            if (!node.Check.IsTrusted && !Formats.IsLanguageTag(tag))
                value.Refuse(Clause.LanguageMap, Says.NotLanguage);
            yield return (tag, value.Text(Clause.LanguageMap));
        }
    }

    /// <summary>Keys are IRIs, values are anything, null too. 1.0.3 Data 4.1; 2.0 4.2.7.</summary>
    public static JsonElement? Extensions(this Node node)
    {
        node.CheckExtensions();
        return node.Json.ValueKind == JsonValueKind.Object ? node.Json.Clone() : null;
    }

    /// <summary>The same for extensions that nobody reads.</summary>
    public static void CheckExtensions(this Node node)
    {
        if (node.Check.IsTrusted)
            return;
        if (node.Json.ValueKind != JsonValueKind.Object)
        {
            node.Refuse(Clause.Extensions, Says.NotObject);
            return;
        }

        foreach (var (key, value) in node.Properties())
            if (!Formats.IsIri(key))
                value.Refuse(Clause.Extensions, Says.NotIri);
    }
}
