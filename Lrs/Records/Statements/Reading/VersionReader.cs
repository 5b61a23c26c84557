namespace Lrs.Records.Statements.Reading;

/// <summary>The version a statement names, 1.0.3 Data 2.4.10; 2.0 4.2.4.3. A 2.0 request may carry statements of 1.0.x.</summary>
internal static class VersionReader
{
    public static string Read(Node node)
    {
        var text = node.Text(Clause.Version);
        var accepted = XapiVersion.Parse(text) is { } version && (node.Check.IsTwo || !version.IsTwo);
        if (!accepted)
            node.Refuse(Clause.Version, Says.WrongVersion);
        return text;
    }
}
