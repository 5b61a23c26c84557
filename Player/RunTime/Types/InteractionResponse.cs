namespace Player.RunTime;

/// <summary>Responses and correct patterns, one type per interaction type (RTE 4th Ed. 4.2.9.1 and 4.2.9.2).</summary>
public static class InteractionResponse
{
    public const string Learner = "learner_response";
    public const string Correct = "correct_response";

    /// <summary>Named <c>learner_response.choice</c> and so on, as <see cref="ElementRule.TypeBy"/> asks for them.</summary>
    public static IEnumerable<DataType> Types(Strictness strictness)
    {
        var id = Identifier.Short(strictness);
        foreach (var name in new[] { Learner, Correct })
        {
            var correct = name == Correct;
            yield return new($"{name}.true-false") { Vocabulary = ["true", "false"] };
            yield return new($"{name}.choice") { Separator = "[,]", Parts = [id], PartSeparator = "[.]", ItemsUnique = true, EmptyAllowed = true };
            yield return new($"{name}.fill-in") { Separator = "[,]", Localized = true, EmptyAllowed = true, Delimiters = correct ? ["case_matters", "order_matters"] : null };
            yield return new($"{name}.long-fill-in")
            {
                Localized = true,
                EmptyAllowed = true,
                Delimiters = correct ? ["case_matters"] : null,
                // The default language and no text is no text: ADL reads "" back.
                Aliases = new Dictionary<string, string> { ["{lang=en}"] = "" },
            };
            yield return new($"{name}.likert") { Parts = [id], PartSeparator = "[.]", EmptyAllowed = strictness == Strictness.Lenient };
            yield return new($"{name}.matching") { Separator = "[,]", Parts = [id, id], PartSeparator = "[.]", EmptyAllowed = true };
            yield return new($"{name}.performance")
            {
                Separator = "[,]",
                Parts = [$"|{id}", "[\\s\\S]*"],
                PartSeparator = "[.]",
                EmptyAllowed = true,
                Delimiters = correct ? ["order_matters"] : null,
            };
            yield return new($"{name}.sequencing") { Separator = "[,]", Parts = [id], PartSeparator = "[.]", EmptyAllowed = true };
            yield return correct ? Range(name, strictness) : Real.Of($"{name}.numeric", strictness);
            yield return new($"{name}.other");
        }
    }

    /// <summary>min[:]max, either side open. A single number, as tools write it, is one for Lenient only.</summary>
    private static DataType Range(string name, Strictness strictness) => new($"{name}.numeric")
    {
        Parts = [$"|{Real.Digits}", $"|{Real.Digits}"],
        PartSeparator = "[:]",
        IsRange = true,
        SingleAllowed = strictness == Strictness.Lenient,
    };
}
