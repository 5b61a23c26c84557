namespace Player.RunTime;

/// <summary>real(10,7), and CMIDecimal of SCORM 1.2. More digits than seven are kept, never refused.</summary>
public static class Real
{
    public const string Digits = @"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)";

    private const string Scientific = Digits + "([eE][+-]?[0-9]+)?";

    /// <summary>Lenient reads a decimal comma, and 1e-7 as JavaScript prints it.</summary>
    public static DataType Of(string name, Strictness strictness, double? min = null, double? max = null, bool blank = false) => new(name)
    {
        Pattern = (blank ? "|" : "") + (strictness == Strictness.Strict ? Digits : Scientific),
        DecimalComma = strictness == Strictness.Lenient,
        Min = min,
        Max = max,
    };

    /// <summary>CMIInteger and CMISInteger (SCORM 1.2).</summary>
    public static DataType Integer(string name, int min, int max) => new(name) { Pattern = "[+-]?[0-9]{1,9}", Min = min, Max = max };
}
