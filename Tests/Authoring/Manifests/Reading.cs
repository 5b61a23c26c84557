using System.Text;
using Authoring.Manifests;

namespace Tests.Authoring.Manifests;

/// <summary>Short ways to read manifests written in a test.</summary>
internal static class Reading
{
    public const string Names2004 =
        """
        xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3"
        xmlns:adlseq="http://www.adlnet.org/xsd/adlseq_v1p3" xmlns:adlnav="http://www.adlnet.org/xsd/adlnav_v1p3"
        xmlns:imsss="http://www.imsglobal.org/xsd/imsss"
        """;

    public const string OneResource = """<resources><resource identifier="R" type="webcontent" adlcp:scormType="sco" href="a.htm"/></resources>""";

    public const string FourthEdition = "<metadata><schema>ADL SCORM</schema><schemaversion>2004 4th Edition</schemaversion></metadata>";

    public static ManifestReading Text(string xml) => Bytes(Encoding.UTF8.GetBytes(xml));

    public static ManifestReading Bytes(byte[] bytes) => ManifestReader.Read(new MemoryStream(bytes));

    /// <summary>A 4th edition manifest with this inside its only organization.</summary>
    public static ManifestReading Organization(string inside, string attributes = "", string after = "") => Text(
        $"""
        <manifest identifier="M" {Names2004}>{FourthEdition}
        <organizations default="O"><organization identifier="O" {attributes}><title>T</title>{inside}</organization></organizations>
        {OneResource}{after}</manifest>
        """);

    public static Item OnlyItem(string inside) =>
        Organization($"""<item identifier="I" identifierref="R"><title>I</title>{inside}</item>""").Manifest!.Deliverable().Items[0];

    public static IEnumerable<string> Codes(this ManifestReading reading) => reading.Findings.Select(finding => finding.Code);
}
