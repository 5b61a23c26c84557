using System.Globalization;
using Lrs.Reports.Feeds;
using Microsoft.OData.UriParser;

namespace Lrs.Reports.OData;

/// <summary>
/// A parsed <c>$filter</c> as a condition with arguments; no text of the caller ever stands in the SQL.
/// Comparisons with null answer true or false, never unknown, as OData URL Conventions 5.1.1.1 asks and SQL does not.
/// </summary>
public sealed class FilterSql(Feed feed)
{
    private readonly Dictionary<string, object?> _args = [];

    public IReadOnlyDictionary<string, object?> Args => _args;

    /// <summary>The condition of a true-or-false expression; <see cref="ODataRefusedException"/> where it says more than these feeds answer.</summary>
    public string Condition(SingleValueNode node) => node switch
    {
        ConvertNode convert => Condition(convert.Source),
        BinaryOperatorNode { OperatorKind: BinaryOperatorKind.And } and => $"({Condition(and.Left)} and {Condition(and.Right)})",
        BinaryOperatorNode { OperatorKind: BinaryOperatorKind.Or } or => $"({Condition(or.Left)} or {Condition(or.Right)})",
        BinaryOperatorNode comparison => Comparison(comparison),
        UnaryOperatorNode { OperatorKind: UnaryOperatorKind.Not } not => $"not {Condition(not.Operand)}",
        SingleValueFunctionCallNode call => Function(call),
        SingleValuePropertyAccessNode flag => $"({Column(flag)} = 1)",
        ConstantNode { Value: bool truth } => truth ? "(1 = 1)" : "(1 = 0)",
        InNode list => Among(list),
        _ => throw Unsupported(node.Kind.ToString()),
    };

    private string Comparison(BinaryOperatorNode node)
    {
        var (left, right) = (Operand(node.Left), Operand(node.Right));
        var sign = node.OperatorKind switch
        {
            BinaryOperatorKind.Equal => "=",
            BinaryOperatorKind.NotEqual => "<>",
            BinaryOperatorKind.GreaterThan => ">",
            BinaryOperatorKind.GreaterThanOrEqual => ">=",
            BinaryOperatorKind.LessThan => "<",
            BinaryOperatorKind.LessThanOrEqual => "<=",
            _ => throw Unsupported(node.OperatorKind.ToString()),
        };
        if (left.IsNull || right.IsNull)
            return ToNull(left.IsNull ? right : left, left.IsNull && right.IsNull, sign);
        var known = string.Join(" and ", new[] { left, right }.Where(o => o.Nullable).Select(o => o.Sql + " is not null"));
        var compared = $"{left.Sql} {sign} {right.Sql}";
        if (known.Length == 0)
            return $"({compared})";
        if (sign != "<>" && !(sign == "=" && left.Nullable && right.Nullable))
            return $"({known} and {compared})";
        var unknown = new[] { left, right }.Where(o => o.Nullable).Select(o => o.Sql + " is null").ToList();
        if (unknown.Count == 1)
            return $"({unknown[0]} or {compared})";
        return sign == "="
            ? $"(({known} and {compared}) or ({string.Join(" and ", unknown)}))"
            : $"(({known} and {compared}) or ({unknown[0]}) <> ({unknown[1]}))";
    }

    private static string ToNull(OperandSql other, bool both, string sign) => (sign, both) switch
    {
        ("=", true) => "(1 = 1)",
        ("=", false) => $"({other.Sql} is null)",
        ("<>", false) => $"({other.Sql} is not null)",
        _ => "(1 = 0)",
    };

    private string Function(SingleValueFunctionCallNode call)
    {
        var operands = call.Parameters.OfType<SingleValueNode>().Select(Operand).ToList();
        if (call.Name is not ("contains" or "startswith" or "endswith") || operands.Count != 2)
            throw Unsupported(call.Name + "()");
        if (operands.Any(o => o.IsNull))
            return "(1 = 0)";
        var (text, part) = (operands[0].Sql, operands[1].Sql);
        // substr and replace tell capitals apart on both databases; like does so on one only.
        return call.Name switch
        {
            "contains" => $"(length({part}) = 0 or replace({text}, {part}, '') <> {text})",
            "startswith" => $"(substr({text}, 1, length({part})) = {part})",
            _ => $"(length({text}) >= length({part}) and substr({text}, length({text}) - length({part}) + 1) = {part})",
        };
    }

    private string Among(InNode node)
    {
        if (node.Left is not SingleValueNode single || node.Right is not CollectionConstantNode list)
            throw Unsupported("in");
        var operand = Operand(single);
        var names = list.Collection.Where(c => c.Value is not null).Select(c => Argument(c.Value)).ToList();
        var ways = new List<string>();
        if (names.Count > 0)
            ways.Add($"{(operand.Nullable ? operand.Sql + " is not null and " : "")}{operand.Sql} in ({string.Join(", ", names)})");
        if (list.Collection.Any(c => c.Value is null))
            ways.Add(operand.Sql + " is null");
        return ways.Count == 0 ? "(1 = 0)" : $"({string.Join(" or ", ways.Select(w => $"({w})"))})";
    }

    private OperandSql Operand(SingleValueNode node) => node switch
    {
        ConvertNode convert => Operand(convert.Source),
        ConstantNode { Value: null } => new("null", true, true),
        ConstantNode constant => new(Argument(constant.Value), false, false),
        SingleValuePropertyAccessNode property => new(Column(property), feed[property.Property.Name].Nullable, false),
        SingleValueFunctionCallNode { Name: "tolower" or "toupper" or "trim" } call => Changed(call),
        SingleValueFunctionCallNode call => throw Unsupported(call.Name + "()"),
        BinaryOperatorNode operation => throw Unsupported(operation.OperatorKind.ToString()),
        _ => throw Unsupported(node.Kind.ToString()),
    };

    private OperandSql Changed(SingleValueFunctionCallNode call)
    {
        var text = Operand(call.Parameters.OfType<SingleValueNode>().Single());
        var function = call.Name switch { "tolower" => "lower", "toupper" => "upper", _ => "trim" };
        return text with { Sql = $"{function}({text.Sql})" };
    }

    private string Column(SingleValuePropertyAccessNode property) => "f." + feed[property.Property.Name].Sql;

    private string Argument(object? value)
    {
        var name = "p" + _args.Count.ToString(CultureInfo.InvariantCulture);
        var stored = FeedColumn.Store(value);
        // A database has no word for NaN and infinity, and none of these feeds holds durations, times of day or ids.
        if (stored is not (string or long) && !(stored is double number && double.IsFinite(number)))
            throw Unsupported(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "");
        _args[name] = stored;
        return "@" + name;
    }

    private static ODataRefusedException Unsupported(string what) => new("not-supported", "$filter", new(
        $"$filter में \"{what}\" यहाँ नहीं चलता। eq ne gt ge lt le and or not in, contains() startswith() endswith() tolower() toupper() trim() चलते हैं।",
        $"$filter: \"{what}\" is not supported here. Supported are eq ne gt ge lt le and or not in, contains() startswith() endswith() tolower() toupper() trim()."));

    private readonly record struct OperandSql(string Sql, bool Nullable, bool IsNull);
}
