using System.Text.Json.Nodes;
using Lrs.Records;
using Lrs.Records.Statements;
using Lrs.Storage;
using Tests.Support;

namespace Tests.Competency;

/// <summary>Statements as a player or another people's tool would send them.</summary>
internal static class Said
{
    public const string Course = "https://lrs.haryana.gov.in/courses/e-office";

    private static readonly Authority Tool = new("https://tools.example", "outside");

    public static Guid Id(int number) => new(number, 0, 0x4000, [0x80, 0, 0, 0, 0, 0, 0, 0]);

    public static JsonObject Ended(int number, string person, string verb, int day = 1, string activity = Course) => new()
    {
        ["id"] = Id(number).ToString(),
        ["actor"] = Account(person),
        ["verb"] = new JsonObject { ["id"] = "http://adlnet.gov/expapi/verbs/" + verb },
        ["object"] = new JsonObject { ["id"] = activity },
        ["timestamp"] = $"2026-11-{day:00}T10:00:00Z",
    };

    public static JsonObject With(this JsonObject statement, JsonObject result)
    {
        statement["result"] = result;
        return statement;
    }

    public static JsonObject Voids(int number, int target) => new()
    {
        ["id"] = Id(number).ToString(),
        ["actor"] = Account("admin"),
        ["verb"] = new JsonObject { ["id"] = Verbs.Voided },
        ["object"] = new JsonObject { ["objectType"] = "StatementRef", ["id"] = Id(target).ToString() },
    };

    public static Statement Read(JsonObject statement) => ReadAll([statement])[0];

    public static async Task Store(IServiceProvider house, params JsonObject[] statements)
    {
        var store = (StatementStore)house.GetService(typeof(StatementStore))!;
        foreach (var some in statements.Chunk(1000))
            Assert.Null((await store.Store(ReadAll(some), Tool, CancellationToken.None)).Failure);
    }

    public static Task Store(RunningServer server, params JsonObject[] statements) => Store(server.Services, statements);

    private static IReadOnlyList<Statement> ReadAll(IEnumerable<JsonObject> statements) => new StatementReader(Microsoft.Extensions.Options.Options.Create(new RecordsOptions()))
        .Read(System.Text.Encoding.UTF8.GetBytes(new JsonArray([.. statements.Select(s => s.DeepClone())]).ToJsonString()), XapiVersion.One).Value;

    private static JsonObject Account(string name) => new()
    {
        ["account"] = new JsonObject { ["homePage"] = "https://hrms.haryana.gov.in", ["name"] = name },
    };
}
