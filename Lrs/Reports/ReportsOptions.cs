namespace Lrs.Reports;

/// <summary>How reports are given out. Section <c>Reports</c>.</summary>
public sealed class ReportsOptions
{
    public const string Section = "Reports";

    /// <summary>Most rows on one OData page; more follow by <c>@odata.nextLink</c>. Default 1000.</summary>
    public int PageRows { get; set; } = 1000;
}
