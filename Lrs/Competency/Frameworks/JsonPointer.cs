using Newtonsoft.Json.Linq;

namespace Lrs.Competency.Frameworks;

/// <summary>Places in a JSON document, RFC 6901. The document itself is written <c>/</c>, so that a person sees something.</summary>
internal static class JsonPointer
{
    /// <summary>The pointer for a path as the JSON library writes it, such as <c>roles[2].name</c>.</summary>
    public static string Of(JToken root, string path) =>
        path.Length == 0 || root.SelectToken(path) is not { } token ? "/" : Of(token);

    private static string Of(JToken token)
    {
        var steps = new Stack<string>();
        for (var at = token; at.Parent is { } parent; at = parent)
            if (parent is JArray list)
                steps.Push($"{list.IndexOf(at)}");
            else if (at is JProperty property)
                steps.Push(property.Name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal));
        return steps.Count == 0 ? "/" : "/" + string.Join('/', steps);
    }
}
