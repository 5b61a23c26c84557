using Lrs.Reports.Csv;

namespace Tests.Reports.Csv;

/// <summary>What a person typed is never run by the spreadsheet of another.</summary>
public sealed class SafeCells
{
    [Theory]
    [InlineData("=HYPERLINK(\"http://evil\")", "'=HYPERLINK(\"http://evil\")")]
    [InlineData("+91 98", "'+91 98")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("  =1", "'  =1")]
    [InlineData("＝1", "'＝1")]
    [InlineData("आशा देवी", "आशा देवी")]
    [InlineData("a=b", "a=b")]
    [InlineData("", "")]
    public void A_text(string text, string cell) => Assert.Equal(cell, SafeCell.Of(text));

    [Fact]
    public void Other_values()
    {
        Assert.Equal("-0.5", SafeCell.Of(-0.5));
        Assert.Equal("2026-11-22 05:30:00", SafeCell.Of(new DateTimeOffset(2026, 11, 22, 0, 0, 0, TimeSpan.Zero)));
        Assert.Equal("Yes", SafeCell.Of(true));
        Assert.Equal("", SafeCell.Of(null));
    }
}
