namespace Lrs.Records.Statements.Reading;

/// <summary>Results and scores, 1.0.3 Data 2.4.5; 2.0 4.2.2.4.</summary>
internal static class ResultReader
{
    public static Result? Read(Node node) =>
        node.IsObject(Clause.Result, "score", "success", "completion", "response", "duration", "extensions")
            ? new Result(
                node["score"] is { } score ? ReadScore(score) : null,
                node["success"]?.Flag(Clause.Result),
                node["completion"]?.Flag(Clause.Result),
                node["response"]?.Text(Clause.Result),
                node["duration"]?.Duration(),
                node["extensions"]?.Extensions())
            : null;

    private static Score? ReadScore(Node node)
    {
        if (!node.IsObject(Clause.Score, "scaled", "raw", "min", "max"))
            return null;
        var score = new Score(
            node["scaled"]?.Number(Clause.Score), node["raw"]?.Number(Clause.Score),
            node["min"]?.Number(Clause.Score), node["max"]?.Number(Clause.Score));
        if (score.Scaled is < -1 or > 1)
            node["scaled"]?.Refuse(Clause.Score, Says.ScaledRange);
        if (score.Min >= score.Max)
            node["min"]?.Refuse(Clause.Score, Says.MinBelowMax);
        if (score.Raw < score.Min || score.Raw > score.Max)
            node["raw"]?.Refuse(Clause.Score, Says.RawWithin);
        return score;
    }
}
