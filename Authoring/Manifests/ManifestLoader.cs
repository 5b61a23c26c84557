using System.Text;
using System.Xml;

namespace Authoring.Manifests;

internal sealed partial class ManifestElement
{
    /// <summary>Builds the tree while the document streams by.</summary>
    private sealed class ManifestLoader(XmlReader reader, LineStarts starts)
    {
        private const string XInclude = "http://www.w3.org/2001/XInclude";
        private readonly IXmlLineInfo lines = (IXmlLineInfo)reader;
        private readonly Stack<ManifestElement> open = new();
        private readonly HashSet<string> usedPrefixes = [];
        private readonly HashSet<string> declaredPrefixes = [];
        private ManifestElement? root;
        private int count;

        public ManifestElement Load()
        {
            while (reader.Read())
            {
                switch (reader.NodeType)
                {
                    case XmlNodeType.Element:
                        Open();
                        break;
                    case XmlNodeType.EndElement:
                        open.Pop();
                        break;
                    case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace when open.TryPeek(out var holder):
                        (holder.text ??= new StringBuilder()).Append(reader.Value);
                        break;
                }
            }

            if (root is null)
            {
                throw new XmlException("The document has no element.");
            }

            root.Undeclared = [.. WellKnown.Select(known => known.Prefix).Where(p => usedPrefixes.Contains(p) && !declaredPrefixes.Contains(p))];
            return root;
        }

        private void Open()
        {
            if (reader.NamespaceURI == XInclude)
            {
                throw new ManifestLimitException(lines.LineNumber, ManifestLimit.Include);
            }

            if (++count > MaximumElements || open.Count >= MaximumDepth)
            {
                throw new ManifestLimitException(lines.LineNumber, open.Count >= MaximumDepth ? ManifestLimit.Depth : ManifestLimit.Elements);
            }

            usedPrefixes.Add(reader.Prefix);
            var element = new ManifestElement(reader.Prefix, reader.LocalName, reader.NamespaceURI, lines.LineNumber, Offset());
            var isEmpty = reader.IsEmptyElement;
            ReadAttributes(element);
            if (open.TryPeek(out var parent))
            {
                parent.children.Add(element);
            }

            root ??= element;
            if (!isEmpty)
            {
                open.Push(element);
            }
        }

        private void ReadAttributes(ManifestElement element)
        {
            while (reader.MoveToNextAttribute())
            {
                var attribute = new ManifestAttribute(reader.NamespaceURI, reader.LocalName, reader.Value, reader.Name, Offset());
                if (reader.NamespaceURI == "http://www.w3.org/2000/xmlns/")
                {
                    declaredPrefixes.Add(reader.Prefix.Length == 0 ? "" : reader.LocalName);
                    element.declarations.Add(attribute);
                }
                else
                {
                    usedPrefixes.Add(reader.Prefix);
                    element.attributes.Add(attribute);
                }
            }
        }

        private int Offset() => starts.Offset(lines.LineNumber, lines.LinePosition);
    }
}
