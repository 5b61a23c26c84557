using Lrs.Records;
using Lrs.Records.Statements;
using Microsoft.Extensions.Options;

namespace Tests.Records.Statements;

/// <summary>A small valid statement, to be changed in one place at a time.</summary>
internal static class Sample
{
    public static readonly Authority Authority = new("http://localhost", "tests");

    public static readonly StatementReader Reader = new(Options.Create(new RecordsOptions()));

    public static string Json(
        string? id = null,
        string actor = """{"mbox":"mailto:asha@example.in"}""",
        string verb = """{"id":"http://adlnet.gov/expapi/verbs/completed"}""",
        string target = """{"id":"http://example.in/course"}""",
        string rest = "") =>
        $$"""{{{(id is null ? "" : $"\"id\":\"{id}\",")}}"actor":{{actor}},"verb":{{verb}},"object":{{target}}{{rest}}}""";

    public static string Voiding(string target, string? id = null) => Json(
        id, verb: $$"""{"id":"{{Verbs.Voided}}"}""", target: $$"""{"objectType":"StatementRef","id":"{{target}}"}""");

    public static IReadOnlyList<Statement> Read(params string[] json) => Reader
        .Read(System.Text.Encoding.UTF8.GetBytes("[" + string.Join(",", json) + "]"), XapiVersion.Two).Value;
}
