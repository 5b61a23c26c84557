using System.Text;
using System.Xml;

namespace Authoring.Manifests;

/// <summary>
/// An element of a manifest with its line. Names are compared without namespace and case, since tools get both wrong;
/// the namespace is kept for the few places where it decides.
/// </summary>
internal sealed class ManifestElement
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
    private readonly List<(string Namespace, string Name, string Value)> attributes = [];
    private StringBuilder? text;

    private ManifestElement(string name, string @namespace, int line) => (Name, Namespace, Line) = (name, @namespace, line);

    public string Name { get; }

    public string Namespace { get; }

    public int Line { get; }

    public IReadOnlyList<ManifestElement> Children => children;

    public IReadOnlyList<(string Namespace, string Name, string Value)> Attributes => attributes;

    /// <summary>The text directly inside, trimmed.</summary>
    public string Text => text?.ToString().Trim() ?? "";

    public bool Is(string name) => Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    public ManifestElement? Child(string name) => children.Find(child => child.Is(name));

    public IEnumerable<ManifestElement> ChildrenNamed(string name) => children.Where(child => child.Is(name));

    /// <summary>The attribute's value, trimmed; null when absent.</summary>
    public string? Attribute(string name)
    {
        foreach (var attribute in attributes)
        {
            if (attribute.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return attribute.Value.Trim();
            }
        }

        return null;
    }

    /// <summary>A copy that has these children too. Used where one definition fills the gaps of another.</summary>
    public ManifestElement With(IEnumerable<ManifestElement> more)
    {
        var copy = new ManifestElement(Name, Namespace, Line) { text = text };
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
        return Load(reader, (IXmlLineInfo)reader);
    }

    private static ManifestElement Load(XmlReader reader, IXmlLineInfo lines)
    {
        ManifestElement? root = null;
        var open = new Stack<ManifestElement>();
        var count = 0;
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    if (++count > MaximumElements || open.Count >= MaximumDepth)
                    {
                        throw new ManifestLimitException(lines.LineNumber, open.Count >= MaximumDepth);
                    }

                    var element = new ManifestElement(reader.LocalName, reader.NamespaceURI, lines.LineNumber);
                    var isEmpty = reader.IsEmptyElement;
                    element.ReadAttributes(reader);
                    if (open.TryPeek(out var parent))
                    {
                        parent.children.Add(element);
                    }

                    root ??= element;
                    if (!isEmpty)
                    {
                        open.Push(element);
                    }

                    break;
                case XmlNodeType.EndElement:
                    open.Pop();
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace when open.TryPeek(out var holder):
                    (holder.text ??= new StringBuilder()).Append(reader.Value);
                    break;
            }
        }

        return root ?? throw new XmlException("The document has no element.");
    }

    private void ReadAttributes(XmlReader reader)
    {
        while (reader.MoveToNextAttribute())
        {
            if (reader.NamespaceURI != "http://www.w3.org/2000/xmlns/")
            {
                attributes.Add((reader.NamespaceURI, reader.LocalName, reader.Value));
            }
        }
    }
}

/// <summary>A manifest past the limits of depth or count.</summary>
internal sealed class ManifestLimitException(int line, bool tooDeep) : Exception
{
    public int Line => line;

    public bool TooDeep => tooDeep;
}
