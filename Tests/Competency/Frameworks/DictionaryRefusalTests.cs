using System.Text;
using System.Text.Json.Nodes;
using Lrs.Competency.Frameworks;
using Lrs.Web;
using Newtonsoft.Json.Schema;

namespace Tests.Competency.Frameworks;

public sealed class DictionaryRefusalTests
{
    private static readonly DictionaryReader Reader = new(new SchemaCheck());

    public static TheoryData<string, string, string, string> Refused => new()
    {
        // what is done to the sample dictionary: path, new value (empty: removed), expected place, words of the message
        { "/version", "", "/", "version" },
        { "/version", "0", "/version", "out of range" },
        { "/framework", "\"Haryana FRAC\"", "/framework", "right form" },
        { "/colour", "\"red\"", "/colour", "no such property" },
        { "/positions", "[]", "/positions", "1 to 5000 entries" },
        { "/positions/0/name/hi", "", "/positions/0/name", "hi" },
        { "/positions/0/name/hi", "\"\"", "/positions/0/name/hi", "empty" },
        { "/positions/1/id", "\"P2\"", "/positions/1/id", "right form" },
        { "/positions/1/id", "\"PID0001\"", "/positions/1/id", "already at /positions/0" },
        { "/positions/1/name", "\"Clerk\"", "/positions/1/name", "wrong type" },
        { "/competencies/0/type", "\"Technical\"", "/competencies/0/type", "allowed values" },
        { "/competencies/2/levels", "[]", "/competencies/2/levels", "3 to 5 entries" },
        { "/competencies/2/levels/1/level", "9", "/competencies/2/levels/1/level", "out of range" },
        { "/competencies/2/levels/1/level", "1", "/competencies/2/levels/1/level", "twice" },
        { "/competencies/2/levels/0/level", "5", "/competencies/2/levels", "no level 1" },
        { "/positionRoles/0/role", "\"RID9999\"", "/positionRoles/0/role", "not in /roles" },
        { "/roleActivities/3/activity", "\"AID9999\"", "/roleActivities/3/activity", "not in /activities" },
        { "/roleCompetencies/5/competency", "\"CID9999\"", "/roleCompetencies/5/competency", "not in /competencies" },
        { "/positionRoles/1", """{"position": "PID0001", "role": "RID0001"}""", "/positionRoles/1", "already joined" },
    };

    [Fact]
    public void The_sample_dictionary_is_read_whole()
    {
        var reading = Reader.Read(File.ReadAllBytes(Samples.Dictionary)).Value;
        Assert.Empty(reading.Findings);
        var dictionary = reading.Dictionary!;
        Assert.True(dictionary.Nodes.Count(n => n.Kind == NodeKind.Position) >= 6);
        Assert.All(dictionary.Competencies, c => Assert.Equal(Enumerable.Range(1, c.Levels.Count), c.Levels.Select(l => l.Level)));
        Assert.Contains(dictionary.Required(), r => r.Position == "PID0001");
    }

    [Theory, MemberData(nameof(Refused))]
    public void A_dictionary_is_refused_at_the_place_of_the_fault(string path, string value, string place, string words)
    {
        var reading = Reader.Read(Changed(path, value)).Value;
        Assert.Null(reading.Dictionary);
        var finding = Assert.Single(reading.Findings, f => f.Place == place);
        Assert.Contains(words, finding.Message.En);
        Assert.NotEqual("", finding.Cure.En);
        Assert.NotEqual("", finding.Cure.Hi);
    }

    [Theory]
    [InlineData("{\"a\": 1,, }", "line 1")]
    [InlineData("{\n\"framework\": \"a\",\n\"framework\": \"b\"}", "line 3")]
    [InlineData("{} {}", "line 1")]
    [InlineData("", "/")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[", "line 1")]
    public void What_is_not_JSON_is_refused_with_its_line(string file, string place)
    {
        var finding = Assert.Single(Reader.Read(Encoding.UTF8.GetBytes(file)).Value.Findings);
        Assert.StartsWith(place, finding.Place);
    }

    [Fact]
    public void A_file_that_is_not_UTF_8_says_so() =>
        Assert.Contains("UTF-8", Assert.Single(Reader.Read([0x7B, 0xFF, 0xFE, 0x7D]).Value.Findings).Message.En);

    [Fact]
    public void A_byte_order_mark_does_no_harm() =>
        Assert.NotNull(Reader.Read([.. Encoding.UTF8.Preamble, .. File.ReadAllBytes(Samples.Dictionary)]).Value.Dictionary);

    [Fact]
    public void Used_up_schema_checks_are_no_fault_of_the_file()
    {
        var reader = new DictionaryReader(new SchemaCheck(_ => throw new JSchemaException("The free-quota limit of 1000 schema validations per hour has been reached.")));
        var failure = Assert.IsType<Failure.TooMany>(reader.Read("{}"u8).Failure);
        Assert.Equal("competency/schema-checks-used-up", failure.Problem.Code);
        Assert.NotNull(failure.Problem.Cure);
    }

    private static byte[] Changed(string path, string value)
    {
        var root = JsonNode.Parse(File.ReadAllText(Samples.Dictionary))!;
        var steps = path.Split('/')[1..];
        var parent = steps[..^1].Aggregate(root, (at, step) => at is JsonArray list ? list[int.Parse(step)]! : at[step]!);
        if (parent is JsonArray array)
            array[int.Parse(steps[^1])] = JsonNode.Parse(value);
        else if (value.Length == 0)
            parent.AsObject().Remove(steps[^1]);
        else
            parent[steps[^1]] = JsonNode.Parse(value);
        return Encoding.UTF8.GetBytes(root.ToJsonString());
    }
}
