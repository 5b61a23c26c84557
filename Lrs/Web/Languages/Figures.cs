using System.Globalization;
using System.Text;

namespace Lrs.Web;

/// <summary>Numbers and instants as people in India read them.</summary>
public static class Figures
{
    private static readonly TimeSpan India = new(5, 30, 0);
    private static readonly string[] HindiMonths =
        ["जनवरी", "फ़रवरी", "मार्च", "अप्रैल", "मई", "जून", "जुलाई", "अगस्त", "सितंबर", "अक्तूबर", "नवंबर", "दिसंबर"];

    /// <summary>Indian grouping: 12,34,567.</summary>
    public static string Indian(long number)
    {
        var digits = Math.Abs(number).ToString(CultureInfo.InvariantCulture);
        var grouped = new StringBuilder(digits);
        for (var place = digits.Length - 3; place > 0; place -= 2)
            grouped.Insert(place, ',');
        return number < 0 ? "-" + grouped : grouped.ToString();
    }

    /// <summary>Day and time in India, for example <c>22 November 2026, 14:05:09</c>.</summary>
    public static string When(DateTimeOffset instant, Language language)
    {
        var local = instant.ToOffset(India);
        return $"{Day(instant, language)}, {local:HH:mm:ss}";
    }

    /// <summary>Day in India, for example <c>22 नवंबर 2026</c>.</summary>
    public static string Day(DateTimeOffset instant, Language language)
    {
        var local = instant.ToOffset(India);
        var month = language == Language.Hi
            ? HindiMonths[local.Month - 1]
            : CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(local.Month);
        return $"{local.Day} {month} {local.Year}";
    }
}
