using System.Text;
using Authoring.Checks;
using Authoring.Manifests;

namespace Tests.Authoring.Manifests;

/// <summary>Manifests as tools and people really write them: read, and told what is odd.</summary>
public sealed class OddManifestTests
{
    private const string Scorm12 =
        """
        <manifest identifier="M" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
        <metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>
        <organizations default="O"><organization identifier="O"><title>ई-ऑफिस</title>
        <item identifier="I" identifierref="R"><title>पत्र प्राप्ति</title><adlcp:prerequisites type="aicc_script">A&amp;B</adlcp:prerequisites>
        <adlcp:maxtimeallowed>00:30:00</adlcp:maxtimeallowed><adlcp:timelimitaction>exit,message</adlcp:timelimitaction>
        <adlcp:datafromlms>x=1</adlcp:datafromlms><adlcp:masteryscore>80</adlcp:masteryscore></item></organization></organizations>
        <resources><resource identifier="R" type="webcontent" adlcp:scormtype="sco" href="a.htm"/></resources></manifest>
        """;

    [Fact]
    public void Scorm_1_2_members_are_read()
    {
        var reading = Reading.Text(Scorm12);
        var item = reading.Manifest!.Deliverable().Items[0];

        Assert.Empty(reading.Findings);
        Assert.Equal(Edition.Scorm12, reading.Manifest.Edition);
        Assert.Equal(("पत्र प्राप्ति", "80", "00:30:00", "exit,message", "x=1", "A&B", ScormType.Sco),
            (item.Title, item.MasteryScore, item.MaxTimeAllowed, item.TimeLimitAction, item.DataFromLms, item.Prerequisites, item.ScormType));
    }

    public static TheoryData<string, string?> Encodings() => new()
    {
        { "utf-8", null }, { "utf-16", null }, { "utf-16BE", null },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void A_byte_order_mark_decides_the_encoding(string name, string? declared)
    {
        var encoding = Encoding.GetEncoding(name);
        var text = declared is null ? Scorm12 : $"<?xml version=\"1.0\" encoding=\"{declared}\"?>" + Scorm12;
        var reading = Reading.Bytes([.. encoding.GetPreamble(), .. encoding.GetBytes(text)]);

        Assert.Equal("पत्र प्राप्ति", reading.Manifest!.Deliverable().Items[0].Title);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("made-up-8")]
    public void Utf8_with_a_wrong_declaration_is_read_and_told(string declared)
    {
        var reading = Reading.Text($"<?xml version=\"1.0\" encoding=\"{declared}\"?>\n{Scorm12}");

        Assert.Equal("ई-ऑफिस", reading.Manifest!.Deliverable().Title);
        Assert.Equal(["encoding-mislabelled"], reading.Codes());
    }

    [Fact]
    public void Windows_1252_bytes_without_a_declaration_are_read()
    {
        var bytes = Encoding.Latin1.GetBytes(Scorm12.Replace("ई-ऑफिस", "Café", StringComparison.Ordinal).Replace("पत्र प्राप्ति", "x", StringComparison.Ordinal));

        Assert.Equal("Café", Reading.Bytes(bytes).Manifest!.Deliverable().Title);
    }

    [Fact]
    public void Blank_lines_before_the_declaration_are_forgiven() =>
        Assert.NotNull(Reading.Text("\n\n  <?xml version=\"1.0\"?>" + Scorm12).Manifest);

    [Fact]
    public void Undeclared_well_known_prefixes_are_forgiven()
    {
        var reading = Reading.Text("""
            <manifest identifier="M"><metadata><schemaversion>1.2</schemaversion></metadata>
            <organizations><organization identifier="O"><title>T</title><item identifier="I" identifierref="R"><title>I</title></item></organization></organizations>
            <resources><resource identifier="R" adlcp:scormtype="sco" href="a.htm"/></resources></manifest>
            """);

        Assert.Equal(ScormType.Sco, reading.Manifest!.Deliverable().Items[0].ScormType);
    }

    [Theory]
    [InlineData("", "schemaversion-missing", Edition.Scorm2004Third)]
    [InlineData("<metadata><schemaversion>9.9</schemaversion></metadata>", "schemaversion-unknown", Edition.Scorm2004Third)]
    [InlineData("<metadata><schemaversion>1.2</schemaversion></metadata>", "schemaversion-contradicted", Edition.Scorm2004Third)]
    [InlineData("<metadata><schemaversion>CAM 1.3</schemaversion></metadata>", null, Edition.Scorm2004Second)]
    [InlineData("<metadata><schemaversion>2004 3rd Edition</schemaversion></metadata>", null, Edition.Scorm2004Third)]
    [InlineData("<metadata><schemaversion>2004 4th Edition</schemaversion></metadata>", null, Edition.Scorm2004Fourth)]
    public void Edition_is_decided_from_version_and_names(string metadata, string? code, Edition edition)
    {
        var reading = Reading.Text($"""
            <manifest identifier="M" {Reading.Names2004}>{metadata}<organizations default="O"><organization identifier="O"><title>T</title>
            <item identifier="I" identifierref="R"><title>I</title></item></organization></organizations>{Reading.OneResource}</manifest>
            """);

        Assert.Equal(edition, reading.Manifest!.Edition);
        Assert.Equal(code is null ? [] : [code], reading.Codes());
    }

    [Fact]
    public void Without_a_version_the_namespaces_weigh_more_than_the_spelling_of_an_attribute()
    {
        var reading = Reading.Text($"""
            <manifest identifier="M" {Reading.Names2004}><organizations default="O"><organization identifier="O"><title>T</title>
            <item identifier="I" identifierref="R"><title>I</title></item></organization></organizations>{Reading.OneResource.Replace("scormType", "scormtype", StringComparison.Ordinal)}</manifest>
            """);

        Assert.Equal(Edition.Scorm2004Third, reading.Manifest!.Edition);
        Assert.Equal(ScormType.Sco, reading.Manifest.Deliverable().Items[0].ScormType);
    }

    [Theory]
    [InlineData("default=\"nowhere\"")]
    [InlineData("")]
    public void A_wrong_default_organization_falls_back_to_one_that_launches(string attribute)
    {
        var reading = Reading.Text($"""
            <manifest identifier="M" {Reading.Names2004}>{Reading.FourthEdition}<organizations {attribute}>
            <organization identifier="A"><title>A</title><item identifier="I1"><title>I</title></item></organization>
            <organization identifier="B"><title>B</title><item identifier="I2" identifierref="R"><title>I</title></item></organization>
            </organizations>{Reading.OneResource}</manifest>
            """);

        Assert.Equal("B", reading.Manifest!.DefaultOrganization);
        Assert.Contains("default-organization-wrong", reading.Codes());
    }

    [Fact]
    public void Without_an_organization_the_scos_become_one()
    {
        var reading = Reading.Text($"""<manifest identifier="M" {Reading.Names2004}>{Reading.FourthEdition}<organizations/>{Reading.OneResource}</manifest>""");

        Assert.Equal("a.htm", reading.Manifest!.Deliverable().Items[0].Href);
        Assert.Equal("no-organization", Assert.Single(reading.Codes()));
    }

    [Fact]
    public void Dangling_references_and_resources_without_href_are_told_with_their_line()
    {
        var reading = Reading.Text($"""
            <manifest identifier="M" {Reading.Names2004}>{Reading.FourthEdition}<organizations default="O"><organization identifier="O"><title>T</title>
            <item identifier="I1" identifierref="R"><title>1</title></item>
            <item identifier="I2" identifierref="gone"><title>2</title></item>
            <item identifier="I3" identifierref="H"><title>3</title></item>
            </organization></organizations><resources><resource identifier="R" href="a.htm"/><resource identifier="H"/></resources></manifest>
            """);

        Assert.Equal(["reference-dangling", "href-missing", "scormtype-missing"], reading.Codes());
        Assert.Contains(reading.Findings, finding => finding is { Code: "reference-dangling", Severity: Severity.Warning } && finding.Place.StartsWith("imsmanifest.xml:", StringComparison.Ordinal));
        Assert.Equal(["a.htm", null, null], reading.Manifest!.Deliverable().Items.Select(item => item.Href));
    }

    [Fact]
    public void A_sub_manifest_brings_its_items_and_resources()
    {
        var reading = Reading.Organization(
            """<item identifier="I" identifierref="SUB"><title>I</title></item>""",
            after: """
            <manifest identifier="SUB" xml:base="sub/"><organizations><organization identifier="SO"><title>S</title>
            <item identifier="SI" identifierref="SR"><title>SI</title></item></organization></organizations>
            <resources><resource identifier="SR" href="b.htm" adlcp:scormType="asset"/></resources></manifest>
            """);

        Assert.Equal("sub/b.htm", reading.Manifest!.Deliverable().Items[0].Children[0].Href);
        Assert.Equal(["sub-manifest"], reading.Codes());
    }

    [Fact]
    public void Repeated_identifiers_are_told_apart()
    {
        var reading = Reading.Organization("""<item identifier="I" identifierref="R"><title>1</title></item><item identifier="I" identifierref="R"><title>2</title></item>""");

        Assert.Equal(["I", "I-2"], reading.Manifest!.Deliverable().Items.Select(item => item.Identifier));
        Assert.Equal(["identifier-repeated"], reading.Codes());
    }
}
