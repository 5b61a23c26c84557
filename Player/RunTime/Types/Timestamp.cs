namespace Player.RunTime;

/// <summary>time(second,10,0): YYYY[-MM[-DD[Thh[:mm[:ss[.s[TZD]]]]]]], years 1970 to 2038 (RTE 4th Ed. 4.1.1.6).</summary>
public static class Timestamp
{
    private const string Year = "(19[7-9][0-9]|20[0-2][0-9]|203[0-8])";
    private const string Day = "((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|[12][0-9]))";
    private const string Hour = "([01][0-9]|2[0-3])";
    private const string Sixty = "[0-5][0-9]";
    private const string Zone = $"(Z|[+-]{Hour}(:{Sixty})?)";

    /// <summary>ADL takes a zone only after fractions of a second, and two digits of them; scripts print …:58Z and milliseconds.</summary>
    public static DataType Of(Strictness strictness)
    {
        var seconds = strictness == Strictness.Strict
            ? $@":{Sixty}(\.[0-9]{{1,2}}{Zone}?)?"
            : $@":{Sixty}(\.[0-9]{{1,9}})?({Zone}|[+-]{Hour}{Sixty})?";
        return new("timestamp") { Pattern = $"{Year}(-(0[1-9]|1[0-2])|-{Day}(T{Hour}(:{Sixty}({seconds})?)?)?)?" };
    }

    /// <summary>CMITime (SCORM 1.2): HH:MM:SS[.SS]. Lenient takes one-digit hours and milliseconds.</summary>
    public static DataType TimeOfDay(Strictness strictness) => new("time")
    {
        Pattern = strictness == Strictness.Strict
            ? $@"{Hour}:{Sixty}:{Sixty}(\.[0-9]{{1,2}})?"
            : @"([01]?[0-9]|2[0-3]):[0-5]?[0-9]:[0-5]?[0-9](\.[0-9]{1,9})?",
    };
}
