using System.Text;
using Authoring.Checks;
using Authoring.Manifests;

namespace Tests.Authoring.Manifests;

/// <summary>Manifests that can't be used are refused with code, place and cure, never with an exception.</summary>
public sealed class RefusedManifestTests
{
    [Theory]
    [InlineData("", "unreadable-manifest")]
    [InlineData("not xml", "unreadable-manifest")]
    [InlineData("<manifest><item></manifest>", "unreadable-manifest")]
    [InlineData("<manifest>", "unreadable-manifest")]
    [InlineData("<manifest a='&undefined;'/>", "unreadable-manifest")]
    [InlineData("<!DOCTYPE manifest SYSTEM \"file:///etc/passwd\"><manifest/>", "manifest-with-doctype")]
    [InlineData("<?xml version='1.0'?>\n<!DOCTYPE m [<!ENTITY a \"b\">]>\n<manifest>&a;</manifest>", "manifest-with-doctype")]
    [InlineData("<html/>", "not-a-manifest")]
    [InlineData("<manifest/>", "nothing-to-launch")]
    public void A_bad_manifest_is_refused_by_name(string xml, string code)
    {
        var reading = Reading.Text(xml);

        Assert.Null(reading.Manifest);
        var error = Assert.Single(reading.Findings, finding => finding.Severity == Severity.Error);
        Assert.Equal(code, error.Code);
        Assert.Equal(code == "manifest-with-doctype" && xml.Contains('\n') ? "imsmanifest.xml:2" : error.Place, error.Place);
        Assert.NotEmpty(error.Cure.Hi);
        Assert.NotEmpty(error.Cure.En);
    }

    [Fact]
    public void The_place_of_broken_xml_is_its_line() =>
        Assert.Equal("imsmanifest.xml:3", Reading.Text("<manifest>\n<a>\n</b>").Findings[0].Place);

    [Fact]
    public void Deep_nesting_is_refused() =>
        Assert.Equal("manifest-too-deep", Reading.Text(string.Concat(Enumerable.Repeat("<manifest>", 100_000))).Findings[0].Code);

    [Fact]
    public void A_million_elements_are_refused() =>
        Assert.Equal("manifest-too-large", Reading.Text("<manifest>" + new StringBuilder().Insert(0, "<a/>", 1_000_001) + "</manifest>").Findings[0].Code);

    [Fact]
    public void An_endless_manifest_is_refused() =>
        Assert.Equal("manifest-too-large", ManifestReader.Read(new Endless()).Findings[0].Code);

    [Fact]
    public void Random_bytes_never_throw()
    {
        var random = new Random(4);
        var valid = Encoding.UTF8.GetBytes($"<manifest identifier=\"M\" {Reading.Names2004}>{Reading.FourthEdition}{Reading.OneResource}</manifest>");
        for (var round = 0; round < 500; round++)
        {
            var bytes = (byte[])valid.Clone();
            for (var hit = 0; hit < 1 + (round % 5); hit++)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            var reading = Reading.Bytes(bytes);
            Assert.Equal(reading.Manifest is null, reading.Findings.Any(finding => finding.Severity == Severity.Error));
        }
    }

    private sealed class Endless : MemoryStream
    {
        public override int Read(byte[] buffer, int offset, int count)
        {
            Array.Fill(buffer, (byte)' ', offset, count);
            return count;
        }
    }
}
