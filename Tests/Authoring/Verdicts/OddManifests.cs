using System.Text;

namespace Tests.Authoring.Verdicts;

/// <summary>Manifests as tools and people really write them, each in a package.</summary>
internal static class OddManifests
{
    private const string Hindi = """<item identifier="i1" identifierref="r1"><title>डाक</title></item>""";

    static OddManifests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static IEnumerable<(string Name, Func<byte[]> Zip)> All() => [.. Encodings(), .. Versions(), .. Organizations(), .. Items(), .. Resources(), .. Rules()];

    private static IEnumerable<(string, Func<byte[]>)> Encodings() =>
    [
        ("UTF-8 with a byte order mark", () => Odd.Package([0xEF, 0xBB, 0xBF, .. Bytes("utf-8", "utf-8", Hindi)])),
        ("UTF-16 with a byte order mark", () => Odd.Package([0xFF, 0xFE, .. Bytes("utf-16", "utf-16", Hindi)])),
        ("UTF-16 without a byte order mark", () => Odd.Package(Bytes("utf-16BE", "UTF-16", Hindi))),
        ("UTF-16 that says UTF-8", () => Odd.Package(Bytes("utf-16", "utf-8", Hindi))),
        ("UTF-8 that says UTF-16", () => Odd.Package(Bytes("utf-8", "utf-16", Hindi))),
        ("UTF-8 that says windows-1252", () => Odd.Package(Bytes("utf-8", "windows-1252", Hindi))),
        ("windows-1252 that says so", () => Odd.Package(Bytes("windows-1252", "windows-1252", Odd.Item.Replace("Dak", "Café", StringComparison.Ordinal)))),
        ("windows-1252 that says UTF-8", () => Odd.Package(Bytes("windows-1252", "utf-8", Odd.Item.Replace("Dak", "Café", StringComparison.Ordinal)))),
        ("windows-1252 behind a UTF-8 mark", () => Odd.Package([0xEF, 0xBB, 0xBF, .. Bytes("windows-1252", "utf-8", Odd.Item.Replace("Dak", "Café", StringComparison.Ordinal))])),
        ("an encoding that does not exist", () => Odd.Package(Bytes("utf-8", "hindi-8", Hindi))),
        ("an encoding that is no longer allowed", () => Odd.Package(Bytes("utf-8", "utf-7", Hindi))),
        ("blank lines before the declaration", () => Odd.Package("\r\n\r\n  " + Declared("utf-8") + Odd.Old(items: Hindi.Replace("<title>डाक</title>", "", StringComparison.Ordinal)))),
    ];

    private static IEnumerable<(string, Func<byte[]>)> Versions() =>
    [
        ("no namespaces at all", () => Odd.Package(Odd.Old(names: ""))),
        ("a namespace of somebody else", () => Odd.Package(Odd.New(names: """xmlns="http://example.org/course" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3" """))),
        ("every name with a prefix", () => Odd.Package(Prefixed())),
        ("no schemaversion", () => Odd.Package(Odd.Old(version: "<metadata><schema>ADL SCORM</schema></metadata>"))),
        ("no metadata in a 2004 manifest", () => Odd.Package(Odd.New(version: ""))),
        ("an empty schemaversion", () => Odd.Package(Odd.New(version: "<metadata><schemaversion/></metadata>"))),
        ("schemaversion 9.9", () => Odd.Package(Odd.Old(version: "<metadata><schemaversion>9.9</schemaversion></metadata>"))),
        ("2004 that says 1.2", () => Odd.Package(Odd.New(version: Odd.Version12))),
        ("1.2 that says 2004 4th Edition", () => Odd.Package(Odd.Old(version: Odd.Version2004))),
        ("2004 2nd edition", () => Odd.Package(Odd.New(version: "<metadata><schemaversion>CAM 1.3</schemaversion></metadata>"))),
        ("2004 3rd edition", () => Odd.Package(Odd.New(version: "<metadata><schemaversion>2004 3rd Edition</schemaversion></metadata>"))),
        ("a tool's own elements and attributes", () => Odd.Package(Odd.Old(more: """<x:tool xmlns:x="urn:tool" x:mode="fast"><x:slide n="1"/></x:tool>"""))),
    ];

    private static IEnumerable<(string, Func<byte[]>)> Organizations() =>
    [
        ("a default organization that is not there", () => Odd.Package(Odd.Old(organizations: """default="nowhere" """))),
        ("several organizations, no default", () => Odd.Package(Several(""))),
        ("several organizations, the second is default", () => Odd.Package(Several("""default="p" """))),
        ("the default organization is empty", () => Odd.Package(Several("""default="e" """))),
        ("no organization", () => Odd.Package($"""<manifest identifier="m" {Odd.Names12}>{Odd.Version12}<organizations/><resources>{Odd.Resource}</resources></manifest>""")),
        ("no organizations element", () => Odd.Package($"""<manifest identifier="m" {Odd.Names12}>{Odd.Version12}<resources>{Odd.Resource}</resources></manifest>""")),
        ("a sub-manifest", () => Odd.Package(Odd.New(items: """<item identifier="i1" identifierref="SUB"><title>Chapter</title></item>""", more: Sub("SUB", """<item identifier="i2" identifierref="r1"><title>Dak</title></item>""")))),
        ("a sub-manifest used twice", () => Odd.Package(Odd.New(
            items: """<item identifier="i1" identifierref="SUB"><title>A</title></item><item identifier="i3" identifierref="SUB"><title>B</title></item>""",
            more: Sub("SUB", """<item identifier="i2" identifierref="r1"><title>Dak</title></item>""")))),
        ("sub-manifests in a circle", () => Odd.Package(Odd.New(
            items: """<item identifier="i1" identifierref="A"><title>A</title></item><item identifier="i9" identifierref="r1"><title>Dak</title></item>""",
            more: Sub("A", """<item identifier="a1" identifierref="B"><title>B</title></item>""") + Sub("B", """<item identifier="b1" identifierref="A"><title>A</title></item>""")))),
    ];

    private static IEnumerable<(string, Func<byte[]>)> Items() =>
    [
        ("nested items", () => Odd.Package(Odd.New(items: """<item identifier="c"><title>Chapter</title><item identifier="d"><title>Part</title><item identifier="i1" identifierref="r1"><title>Dak</title></item></item></item>"""))),
        ("item parameters", () => Odd.Package(Odd.New(items: """<item identifier="i1" identifierref="r1" parameters="?&amp;mode=review&amp;n=2"><title>Dak</title></item>"""))),
        ("a reference to nothing", () => Odd.Package(Odd.New(items: Odd.Item + """<item identifier="i2" identifierref="gone"><title>Gone</title></item>"""))),
        ("a reference in the wrong case", () => Odd.Package(Odd.New(items: """<item identifier="i1" identifierref="R1"><title>Dak</title></item>"""))),
        ("an item with neither lesson nor parts", () => Odd.Package(Odd.New(items: Odd.Item + """<item identifier="i2"><title>Heading</title></item>"""))),
        ("a chapter that also launches", () => Odd.Package(Odd.New(items: $"""<item identifier="c" identifierref="r1"><title>Chapter</title>{Odd.Item}</item>"""))),
        ("no identifiers", () => Odd.Package(Odd.New(items: """<item identifierref="r1"><title>One</title></item><item identifierref="r1"><title>Two</title></item>"""))),
        ("the same identifier twice", () => Odd.Package(Odd.New(items: Odd.Item + Odd.Item))),
        ("no title, and an empty one", () => Odd.Package(Odd.New(items: """<item identifier="i1" identifierref="r1"/><item identifier="i2" identifierref="r1"><title></title></item>"""))),
        ("script in a title", () => Odd.Package(Odd.New(items: """<item identifier="i1" identifierref="r1"><title>&lt;script&gt;alert(1)&lt;/script&gt;</title></item>"""))),
    ];

    private static IEnumerable<(string, Func<byte[]>)> Resources() =>
    [
        ("xml:base on three levels", () => Odd.Package($"""
            <manifest identifier="m" {Odd.Names2004} xml:base="one/">{Odd.Version2004}<organizations><organization identifier="o"><title>O</title>{Odd.Item}</organization></organizations>
            <resources xml:base="two"><resource identifier="r1" adlcp:scormType="sco" href="start.html" xml:base="three\"/></resources></manifest>
            """, "one/two/three/start.html")),
        ("a resource without href and with one page", () => Odd.Package(Odd.New(resources: """<resource identifier="r1" adlcp:scormtype="sco"><file href="start.html"/><file href="a.js"/></resource>"""), "start.html", "a.js")),
        ("a resource without href and with two pages", () => Odd.Package(Odd.New(
            items: Odd.Item + """<item identifier="i2" identifierref="r2"><title>Two pages</title></item>""",
            resources: Odd.Resource + """<resource identifier="r2" adlcp:scormtype="sco"><file href="a.html"/><file href="b.html"/></resource>"""), "start.html", "a.html", "b.html")),
        ("no scormtype in 1.2", () => Odd.Package(Odd.Old(resources: """<resource identifier="r1" type="webcontent" href="start.html"/>"""))),
        ("no scormType in 2004", () => Odd.Package(Odd.New(resources: """<resource identifier="r1" type="webcontent" href="start.html"/>"""))),
        ("a scormtype of its own", () => Odd.Package(Odd.Old(resources: """<resource identifier="r1" adlcp:scormtype="lesson" href="start.html"/>"""))),
        ("backslashes in addresses", () => Odd.Package(Odd.Old(resources: """<resource identifier="r1" adlcp:scormtype="sco" href="a\start.html"><file href="a\start.html"/></resource>"""), "a/start.html")),
        ("addresses in the wrong case", () => Odd.Package(Odd.Old(resources: """<resource identifier="r1" adlcp:scormtype="sco" href="A/Start.HTML?x=1#top"><file href="a/START.html"/></resource>"""), "a/start.html")),
        ("a backslash and the wrong case, escaped", () => Odd.Package(Odd.Old(resources: """<resource identifier="r1" adlcp:scormtype="sco" href="A\My%20Page.HTML"/>"""), "a/my page.html")),
        ("an address from the root", () => Odd.Package(Odd.Old(resources: """<resource identifier="r1" adlcp:scormtype="sco" href="/start.html"/>"""))),
        ("an address with a query", () => Odd.Package(Odd.Old(resources: """<resource identifier="r1" adlcp:scormtype="sco" href="start.html?lang=hi&amp;x=1#top"/>"""))),
        ("an address on another server", () => Odd.Package(Odd.Old(resources: """<resource identifier="r1" adlcp:scormtype="sco" href="https://example.org/start.html"/>"""))),
        ("the launch file is missing", () => Odd.Package(Odd.Old(), "other.html")),
        ("listed files are missing", () => Odd.Package(Odd.Old(resources: """<resource identifier="r1" adlcp:scormtype="sco" href="start.html"><file href="start.html"/><file href="img/seal.png"/></resource>"""))),
    ];

    private static IEnumerable<(string, Func<byte[]>)> Rules() =>
    [
        ("values outside their vocabulary", () => Odd.Package(Odd.New(items: """
            <item identifier="i1" identifierref="r1" isvisible="maybe"><title>Dak</title><imsss:sequencing><imsss:controlMode flow="ja"/>
            <imsss:sequencingRules><imsss:preConditionRule><imsss:ruleConditions><imsss:ruleCondition condition="bored"/></imsss:ruleConditions><imsss:ruleAction action="explode"/></imsss:preConditionRule></imsss:sequencingRules>
            </imsss:sequencing></item>
            """))),
        ("a sequencing collection that is not there", () => Odd.Package(Odd.New(items: """<item identifier="i1" identifierref="r1"><title>Dak</title><imsss:sequencing IDRef="gone"/></item>"""))),
    ];

    private static string Declared(string encoding) => $"<?xml version=\"1.0\" encoding=\"{encoding}\"?>\n";

    private static byte[] Bytes(string encoding, string declared, string items) =>
        Encoding.GetEncoding(encoding).GetBytes(Declared(declared) + Odd.Old(items: items));

    private static string Several(string @default) => $"""
        <manifest identifier="m" {Odd.Names12}>{Odd.Version12}
        <organizations {@default}><organization identifier="e"><title>Empty</title></organization>
        <organization identifier="o"><title>First</title>{Odd.Item}</organization>
        <organization identifier="p"><title>Second</title>{Odd.Item.Replace("i1", "i2", StringComparison.Ordinal)}</organization></organizations>
        <resources>{Odd.Resource}</resources></manifest>
        """;

    private static string Sub(string identifier, string items) =>
        $"""<manifest identifier="{identifier}"><organizations><organization identifier="{identifier}-o"><title>Sub</title>{items}</organization></organizations><resources/></manifest>""";

    private static string Prefixed() => $"""
        <cp:manifest identifier="m" xmlns:cp="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3">
        <cp:organizations default="o"><cp:organization identifier="o"><cp:title>O</cp:title><cp:item identifier="i1" identifierref="r1"/></cp:organization></cp:organizations>
        <cp:resources><cp:resource identifier="r1" adlcp:scormType="sco" href="start.html"/></cp:resources></cp:manifest>
        """;
}
