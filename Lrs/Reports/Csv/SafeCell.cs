using System.Globalization;

namespace Lrs.Reports.Csv;

/// <summary>Values as cells of a spreadsheet.</summary>
public static class SafeCell
{
    private static readonly TimeSpan India = new(5, 30, 0);

    /// <summary>
    /// The text of a value. A text that a spreadsheet would take for a formula gets an apostrophe before it, so that it is shown and never run.
    /// Instants are in Indian time.
    /// </summary>
    public static string Of(object? value) => value switch
    {
        null => "",
        string text => IsFormula(text) ? "'" + text : text,
        DateTimeOffset instant => instant.ToOffset(India).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        bool flag => flag ? "Yes" : "No",
        double fraction => fraction.ToString("0.####", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    // Spreadsheets skip blanks before the sign, and read full-width signs as plain ones.
    private static bool IsFormula(string text) =>
        text.AsSpan().TrimStart(" \u00a0") is [var first, ..] && first is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠';
}
