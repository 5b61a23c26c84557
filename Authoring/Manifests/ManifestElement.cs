using System.Text;
using System.Xml;

namespace Authoring.Manifests;

/// <summary>
/// An element of a manifest with its line. Names are compared without namespace and case, since tools get both wrong;
/// the namespace is kept for the few places where it decides.
/// </summary>
internal sealed partial class ManifestElement
{
    /// <summary>Deeper nesting is no course but an attack on the reader.</summary>
    public const int MaximumDepth = 200;

    /// <summary>More elements than the largest courses known, few enough to hold in memory.</summary>
    public const int MaximumElements = 1_000_000;

    private static readonly (string Prefix, string Namespace)[] WellKnown =
    [
        ("imscp", Namespaces.Packaging), ("adlcp", Namespaces.AdlPackaging), ("adlseq", Namespaces.AdlSequencing),
        ("adlnav", Namespaces.AdlNavigation), ("imsss", Namespaces.SimpleSequencing),
        ("xsi", "http://www.w3.org/2001/XMLSchema-instance"), ("imsmd", "http://www.imsglobal.org/xsd/imsmd_rootv1p2p1"),
        ("lom", "http://ltsc.ieee.org/xsd/LOM"), ("xlink", "http://www.w3.org/1999/xlink"),
    ];

    private readonly List<ManifestElement> children = [];
    private readonly List<ManifestAttribute> attributes = [];
    private readonly List<ManifestAttribute> declarations = [];
    private StringBuilder? text;

    private ManifestElement(string prefix, string name, string @namespace, int line, int offset) =>
        (Prefix, Name, Namespace, Line, Offset) = (prefix, name, @namespace, line, offset);

    public string Name { get; }

    public string Namespace { get; }

    public int Line { get; }

    /// <summary>The prefix the name was written with; empty for none.</summary>
    public string Prefix { get; }

    /// <summary>Where the name begins in the text that was read.</summary>
    public int Offset { get; }

    public IReadOnlyList<ManifestElement> Children => children;

    public IReadOnlyList<ManifestAttribute> Attributes => attributes;

    /// <summary>The namespaces declared on this element.</summary>
    public IReadOnlyList<ManifestAttribute> Declarations => declarations;

    /// <summary>Well-known prefixes that the document uses and never declares. On the root only.</summary>
    public IReadOnlyList<string> Undeclared { get; private set; } = [];

    /// <summary>The text directly inside, trimmed.</summary>
    public string Text => text?.ToString().Trim() ?? "";

    public bool Is(string name) => Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    public ManifestElement? Child(string name) => children.Find(child => child.Is(name));

    public IEnumerable<ManifestElement> ChildrenNamed(string name) => children.Where(child => child.Is(name));

    /// <summary>The attribute's value, trimmed; null when absent.</summary>
    public string? Attribute(string name) => Written(name)?.Value.Trim();

    /// <summary>The attribute as it was written; null when absent.</summary>
    public ManifestAttribute? Written(string name)
    {
        foreach (var attribute in attributes)
        {
            if (attribute.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return attribute;
            }
        }

        return null;
    }

    /// <summary>The namespace a well-known prefix stands for in packages of an edition.</summary>
    public static string NamespaceOf(string prefix, Edition edition) => (prefix, edition) switch
    {
        ("adlcp", Edition.Scorm12) => Namespaces.OldAdlPackaging,
        ("imscp", _) => Namespaces.PackagingOf(edition),
        _ => Array.Find(WellKnown, known => known.Prefix == prefix).Namespace,
    };

    /// <summary>A copy that has these children too. Used where one definition fills the gaps of another.</summary>
    public ManifestElement With(IEnumerable<ManifestElement> more)
    {
        var copy = new ManifestElement(Prefix, Name, Namespace, Line, Offset) { text = text };
        copy.attributes.AddRange(attributes);
        copy.children.AddRange(children);
        copy.children.AddRange(more);
        return copy;
    }

    /// <summary>Reads the whole document. Throws <see cref="XmlException"/> on what is not well-formed, on a doctype and past the limits.</summary>
    public static ManifestElement Load(string text)
    {
        var names = new XmlNamespaceManager(new NameTable());
        foreach (var (prefix, uri) in WellKnown)
        {
            names.AddNamespace(prefix, uri);
        }

        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            CheckCharacters = false,
        };
        using var reader = XmlReader.Create(new StringReader(text), settings, new XmlParserContext(null, names, null, XmlSpace.None));
        return new ManifestLoader(reader, new LineStarts(text)).Load();
    }
}

/// <summary>An attribute with its name as it was written and where that name begins in the text.</summary>
internal readonly record struct ManifestAttribute(string Namespace, string Name, string Value, string QualifiedName, int Offset);
