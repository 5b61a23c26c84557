using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Player.RunTime;

/// <summary>timeinterval(second,10,2) of SCORM 2004 and CMITimespan of SCORM 1.2, as rules and as arithmetic.</summary>
public static partial class Duration
{
    private const string Iso = @"P([0-9]+Y)?([0-9]+M)?([0-9]+D)?(T([0-9]+H)?([0-9]+M)?([0-9]+(\.[0-9]+)?S)?)?";
    private const string Clock = @"[0-9]{1,9}:[0-9]{1,3}:[0-9]{1,3}(\.[0-9]{1,9})?";

    /// <summary>Lenient also takes the clock form of 1.2. A bare P, or T with nothing after it, is refused.</summary>
    public static DataType Interval(Strictness strictness) => new("interval")
    {
        Pattern = strictness == Strictness.Strict ? Iso : $"{Iso}|{Clock}",
        Refused = "P|P[^T]*T",
    };

    /// <summary>HHHH:MM:SS[.SS] with two to four digits of hours. Lenient takes 0:10:00 and the form of 2004.</summary>
    public static DataType Timespan(Strictness strictness) => new("timespan")
    {
        Pattern = strictness == Strictness.Strict ? @"[0-9]{2,4}:[0-5][0-9]:[0-5][0-9](\.[0-9]{1,2})?" : $"{Clock}|{Iso}",
        Refused = "P|P[^T]*T",
    };

    /// <summary>Seconds, or null for a text in neither form. A year counts 365 days and a month 30: content means neither exactly.</summary>
    public static decimal? Seconds(string? text)
    {
        if (string.IsNullOrEmpty(text) || text.Length > 100)
            return null;
        if (ClockForm().Match(text) is { Success: true } clock)
            return (Part(clock, 1) * 3600) + (Part(clock, 2) * 60) + Part(clock, 3);
        if (IsoForm().Match(text) is not { Success: true } iso)
            return null;
        var days = (Part(iso, 1) * 365) + (Part(iso, 2) * 30) + Part(iso, 3);
        return (days * 86400) + (Part(iso, 4) * 3600) + (Part(iso, 5) * 60) + Part(iso, 6);
    }

    public static string Format(RunTimeStandard standard, decimal seconds)
    {
        var hundredths = (long)decimal.Round(Math.Clamp(seconds, 0, standard == RunTimeStandard.Scorm12 ? 35_999_999 : 1_000_000_000_000) * 100, MidpointRounding.AwayFromZero);
        return standard == RunTimeStandard.Scorm12 ? Clocked(hundredths) : Isoed(hundredths);
    }

    private static string Clocked(long hundredths) => string.Create(
        CultureInfo.InvariantCulture,
        $"{hundredths / 360_000:0000}:{hundredths / 6_000 % 60:00}:{hundredths / 100 % 60:00}.{hundredths % 100:00}");

    private static string Isoed(long hundredths)
    {
        var text = new StringBuilder("PT")
            .Append(hundredths / 360_000).Append('H')
            .Append(hundredths / 6_000 % 60).Append('M')
            .Append(hundredths / 100 % 60);
        if (hundredths % 100 > 0)
            text.Append('.').Append((hundredths % 100).ToString("00", CultureInfo.InvariantCulture).TrimEnd('0'));
        return text.Append('S').ToString();
    }

    private static decimal Part(Match match, int group) =>
        match.Groups[group] is { Success: true, Length: <= 20 } part ? decimal.Parse(part.Value, NumberStyles.Float, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"\A([0-9]{1,9}):([0-9]{1,3}):([0-9]{1,3}(?:\.[0-9]+)?)\z")]
    private static partial Regex ClockForm();

    [GeneratedRegex(@"\AP(?:([0-9]{1,9})Y)?(?:([0-9]{1,9})M)?(?:([0-9]{1,9})D)?(?:T(?:([0-9]{1,9})H)?(?:([0-9]{1,9})M)?(?:([0-9]{1,9}(?:\.[0-9]+)?)S)?)?\z")]
    private static partial Regex IsoForm();
}
