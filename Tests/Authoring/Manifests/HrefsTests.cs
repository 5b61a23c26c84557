using Authoring.Manifests;

namespace Tests.Authoring.Manifests;

/// <summary>Launch addresses: bases, href and parameters. CAM, item/@parameters.</summary>
public sealed class HrefsTests
{
    [Theory]
    [InlineData("a.htm", "?x=1", "a.htm?x=1")]
    [InlineData("a.htm", "x=1", "a.htm?x=1")]
    [InlineData("a.htm", "&?x=1", "a.htm?x=1")]
    [InlineData("a.htm?y=2", "?x=1", "a.htm?y=2&x=1")]
    [InlineData("a.htm", "#top", "a.htm#top")]
    [InlineData("a.htm?y=2", "#top", "a.htm?y=2")]
    [InlineData("a.htm#end", "#top", "a.htm#end")]
    [InlineData("a.htm", "", "a.htm")]
    public void Parameters_are_joined(string href, string parameters, string joined) =>
        Assert.Equal(joined, Hrefs.WithParameters(href, parameters));

    [Theory]
    [InlineData("", "a.htm", "a.htm")]
    [InlineData("res/", "a.htm", "res/a.htm")]
    [InlineData("res", "a.htm", "res/a.htm")]
    [InlineData("res/", "https://example.org/a", "https://example.org/a")]
    [InlineData("res/", "/a.htm", "a.htm")]
    public void Bases_are_applied(string @base, string href, string joined) => Assert.Equal(joined, Hrefs.Join(@base, href));

    [Fact]
    public void Bases_of_manifest_resources_and_resource_add_up()
    {
        var reading = Reading.Text($"""
            <manifest identifier="M" {Reading.Names2004} xml:base="one/">{Reading.FourthEdition}
            <organizations><organization identifier="O"><title>T</title><item identifier="I" identifierref="R" parameters="?p=1"><title>I</title></item></organization></organizations>
            <resources xml:base="two"><resource identifier="R" xml:base="three/" adlcp:scormType="sco" href="x\a.htm"><file href="b.js"/></resource></resources></manifest>
            """);

        Assert.Equal("one/two/three/x/a.htm?p=1", reading.Manifest!.Deliverable().Items[0].Href);
        Assert.Equal(["one/two/three/b.js"], reading.Manifest.Resources[0].Files);
        Assert.Equal(["base-without-slash", "backslash-in-href"], reading.Codes());
    }
}
