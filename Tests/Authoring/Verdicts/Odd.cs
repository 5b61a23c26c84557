using System.Text;

namespace Tests.Authoring.Verdicts;

/// <summary>Short ways to write the odd packages.</summary>
internal static class Odd
{
    public const string Page = "<!doctype html><title>डाक</title><p>डाक</p>";
    public const string Names12 = """xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2" """;
    public const string Version12 = "<metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>";
    public const string Names2004 = """
        xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3" xmlns:imsss="http://www.imsglobal.org/xsd/imsss"
        """;
    public const string Version2004 = "<metadata><schema>ADL SCORM</schema><schemaversion>2004 4th Edition</schemaversion></metadata>";
    public const string Item = """<item identifier="i1" identifierref="r1"><title>Dak</title></item>""";
    public const string Resource = """<resource identifier="r1" type="webcontent" adlcp:scormtype="sco" href="start.html"><file href="start.html"/></resource>""";

    /// <summary>A manifest of SCORM 1.2, right but for what the case puts in.</summary>
    public static string Old(
        string items = Item, string resources = Resource, string names = Names12, string version = Version12, string organizations = """default="o" """, string more = "") =>
        $"""
        <manifest identifier="m" {names}>
        {version}
        <organizations {organizations}><organization identifier="o"><title>Office</title>
        {items}
        </organization></organizations>
        <resources>
        {resources}
        </resources>
        {more}</manifest>
        """;

    /// <summary>The same of SCORM 2004.</summary>
    public static string New(string items = Item, string resources = Resource, string names = Names2004, string version = Version2004, string more = "") =>
        Old(items, resources.Replace("scormtype", "scormType", StringComparison.Ordinal), names, version, more: more);

    /// <summary>A package of this manifest and these pages.</summary>
    public static byte[] Package(string manifest, params string[] pages) => Package(Encoding.UTF8.GetBytes(manifest), pages);

    public static byte[] Package(byte[] manifest, params string[] pages) => RawZip.Of(
        [new RawEntry("imsmanifest.xml"u8.ToArray(), manifest), .. (pages.Length == 0 ? ["start.html"] : pages).Select(page => RawEntry.Of(page, Page))]);

    /// <summary>A package right in all but these entries.</summary>
    public static byte[] With(params RawEntry[] more) =>
        RawZip.Of([RawEntry.Of("imsmanifest.xml", Old()), RawEntry.Of("start.html", Page), .. more]);

    public static byte[] Files(params (string Name, string Text)[] files) => RawZip.Of(files.Select(f => RawEntry.Of(f.Name, f.Text)));
}
