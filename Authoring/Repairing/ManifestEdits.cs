using Authoring.Manifests;

namespace Authoring.Repairing;

/// <summary>
/// The changes a manifest needs, collected while it is read and applied to its text at the end, so that everything
/// nobody touched stays as the author's tool wrote it, line for line.
/// </summary>
internal sealed class ManifestEdits(Func<int, string> placeOf, RepairLog log)
{
    private readonly Dictionary<ManifestElement, ElementEdit> _edits = [];

    /// <summary>What to change, element by element.</summary>
    public IReadOnlyDictionary<ManifestElement, ElementEdit> All => _edits;

    /// <summary>Sets an attribute; a new one is written under the given, qualified name.</summary>
    public void Set(string code, ManifestElement element, string name, string value)
    {
        var edit = Of(element);
        var written = element.Written(name.Split(':')[^1]);
        var before = edit.Attributes.TryGetValue(Key(written, name), out var earlier) ? earlier : written?.Value;
        if (before == value)
            return;
        edit.Attributes[Key(written, name)] = value;
        var shown = written?.QualifiedName ?? name;
        Note(code, element, before is null ? "" : Shown(shown, before), Shown(shown, value));
    }

    /// <summary>Takes an attribute out.</summary>
    public void Remove(string code, ManifestElement element, string name)
    {
        // A shared definition is read once for each item that uses it.
        if (element.Written(name) is not { } written || Of(element).Attributes.ContainsKey(written.QualifiedName))
            return;
        Of(element).Attributes[written.QualifiedName] = null;
        Note(code, element, Shown(written.QualifiedName, written.Value), "");
    }

    /// <summary>Replaces the text inside an element.</summary>
    public void Text(string code, ManifestElement element, string text)
    {
        Of(element).Text = text;
        Note(code, element, $"<{element.Name}>{element.Text}</{element.Name}>", $"<{element.Name}>{text}</{element.Name}>");
    }

    /// <summary>Adds XML as the first thing inside an element; <paramref name="xml"/> gets the prefix that element names need here.</summary>
    public void Add(string code, ManifestElement element, Func<string, string> xml)
    {
        Of(element).Inside.Add(xml);
        Note(code, element, "", xml(element.Prefix.Length > 0 ? $"{element.Prefix}:" : ""));
    }

    /// <summary>Declares a namespace, or corrects its declaration.</summary>
    public void Declare(string code, ManifestElement root, string prefix, string @namespace)
    {
        var name = prefix.Length == 0 ? "xmlns" : $"xmlns:{prefix}";
        var before = root.Declarations.FirstOrDefault(d => d.QualifiedName == name).Value;
        Of(root).Attributes[name] = @namespace;
        Note(code, root, before is null ? "" : Shown(name, before), Shown(name, @namespace));
    }

    private static string Key(ManifestAttribute? written, string name) => written?.QualifiedName ?? name;

    private static string Shown(string name, string value) => $"{name}=\"{value}\"";

    private ElementEdit Of(ManifestElement element) =>
        _edits.TryGetValue(element, out var edit) ? edit : _edits[element] = new ElementEdit();

    private void Note(string code, ManifestElement element, string before, string after) => log.Add(code, placeOf(element.Line), before, after);
}

/// <summary>What changes at one element.</summary>
internal sealed class ElementEdit
{
    /// <summary>Values by qualified name; null takes the attribute out.</summary>
    public Dictionary<string, string?> Attributes { get; } = new(StringComparer.Ordinal);

    public string? Text { get; set; }

    public List<Func<string, string>> Inside { get; } = [];
}
