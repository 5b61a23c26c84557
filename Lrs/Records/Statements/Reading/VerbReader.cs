namespace Lrs.Records.Statements.Reading;

/// <summary>Verbs, 1.0.3 Data 2.4.3; 2.0 4.2.2.2.</summary>
internal static class VerbReader
{
    public static string Read(Node node)
    {
        if (!node.IsObject(Clause.Verb, "id", "display"))
            return "";
        node["display"]?.CheckLanguageMap();
        return node.Need("id", Clause.Verb)?.Iri() ?? "";
    }
}
