namespace Authoring.Manifests;

/// <summary>
/// Identifiers of type xs:ID and xs:anyURI: %20 is decoded, then blanks are collapsed (ADL OB-02, OB-11a, OB-12, CM-08).
/// Comparison is case sensitive.
/// </summary>
public static class Identifiers
{
    public static string Collapse(string identifier) =>
        string.Join(' ', identifier.Replace("%20", " ", StringComparison.Ordinal).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
