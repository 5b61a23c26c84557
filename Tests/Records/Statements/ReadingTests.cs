using System.Text;
using Lrs.Records;
using Lrs.Web;
using Xunit;

namespace Tests.Records.Statements;

/// <summary>One line per rule: the part, its JSON, and where it is refused (nothing: accepted).</summary>
public sealed class ReadingTests
{
    public static TheoryData<string, string, string?> Cases => new()
    {
        // Agents: exactly one identifier, each in its form.
        { "actor", """{"mbox":"mailto:a@b.in","name":"A"}""", null },
        { "actor", """{"objectType":"Agent","account":{"homePage":"https://hrms.example.in","name":"HR1"}}""", null },
        { "actor", """{"mbox_sha1sum":"ebd31e95054c018b10727ccffd2ef2ec3a016ee9"}""", null },
        { "actor", """{"openid":"https://id.example.in/a"}""", null },
        { "actor", """{"name":"A"}""", "/actor" },
        { "actor", """{"mbox":"mailto:a@b.in","openid":"https://id.example.in/a"}""", "/actor" },
        { "actor", """{"mbox":"a@b.in"}""", "/actor/mbox" },
        { "actor", """{"mbox_sha1sum":"ebd31e95"}""", "/actor/mbox_sha1sum" },
        { "actor", """{"account":{"name":"HR1"}}""", "/actor/account" },
        { "actor", """{"account":{"homePage":"hrms","name":"HR1"}}""", "/actor/account/homePage" },
        { "actor", """{"account":{"homePage":"https://h.in","name":1}}""", "/actor/account/name" },
        { "actor", """{"mbox":"mailto:a@b.in","Name":"A"}""", "/actor/Name" },
        { "actor", """{"mbox":"mailto:a@b.in","name":null}""", "/actor/name" },
        { "actor", """{"\u006dbox":"mailto:a@b.in","na\u006de":"A"}""", null },
        { "actor", """{"mbox":"mailto:a@b.in","N\u0061me":"A"}""", "/actor/Name" },
        { "actor", """{"objectType":"agent","mbox":"mailto:a@b.in"}""", "/actor/objectType" },
        { "actor", """{"mbox":"mailto:a@b.in","member":[]}""", "/actor/member" },
        { "actor", "\"asha\"", "/actor" },

        // Groups: members are agents; without an identifier there must be members.
        { "actor", """{"objectType":"Group","mbox":"mailto:team@b.in"}""", null },
        { "actor", """{"objectType":"Group","member":[{"mbox":"mailto:a@b.in"}]}""", null },
        { "actor", """{"objectType":"Group"}""", "/actor" },
        { "actor", """{"objectType":"Group","member":[{"objectType":"Group","mbox":"mailto:a@b.in"}]}""", "/actor/member/0" },

        // Verbs.
        { "verb", """{"id":"http://v.in/did","display":{"hi":"किया","en-GB":"did"}}""", null },
        { "verb", """{"display":{"en":"did"}}""", "/verb" },
        { "verb", """{"id":"did"}""", "/verb/id" },
        { "verb", """{"id":"http://v.in/did","display":{"english language":"did"}}""", "/verb/display/english language" },
        { "verb", """{"id":"http://v.in/did","display":{"en":1}}""", "/verb/display/en" },
        { "verb", """{"id":"http://adlnet.gov/expapi/verbs/voided"}""", "/object" },

        // Activities and interactions.
        { "object", """{"id":"http://a.in/1","definition":{"type":"http://a.in/t","name":{"en":"One"},"moreInfo":"http://a.in/more"}}""", null },
        { "object", """{"id":"http://a.in/1","definition":{"interactionType":"choice","correctResponsesPattern":["a"],"choices":[{"id":"a","description":{"en":"A"}}]}}""", null },
        { "object", """{"id":"1"}""", "/object/id" },
        { "object", """{"objectType":"Activity"}""", "/object" },
        { "object", """{"id":"http://a.in/1","definition":{"interactionType":"guess"}}""", "/object/definition/interactionType" },
        { "object", """{"id":"http://a.in/1","definition":{"interactionType":"likert","choices":[{"id":"a"}]}}""", "/object/definition/choices" },
        { "object", """{"id":"http://a.in/1","definition":{"interactionType":"choice","choices":[{"id":"a"},{"id":"a"}]}}""", "/object/definition/choices/1/id" },
        { "object", """{"id":"http://a.in/1","definition":{"extensions":{"not an iri":1}}}""", "/object/definition/extensions/not an iri" },

        // References and sub-statements.
        { "object", """{"objectType":"StatementRef","id":"5f9c6f1e-3c2e-4c1e-9d8a-0c7b6a5d4e3f"}""", null },
        { "object", """{"objectType":"StatementRef","id":"5f9c6f1e"}""", "/object/id" },
        { "object", """{"objectType":"SubStatement","actor":{"mbox":"mailto:a@b.in"},"verb":{"id":"http://v.in/did"},"object":{"id":"http://a.in/1"}}""", null },
        { "object", """{"objectType":"SubStatement","id":"5f9c6f1e-3c2e-4c1e-9d8a-0c7b6a5d4e3f","actor":{"mbox":"mailto:a@b.in"},"verb":{"id":"http://v.in/did"},"object":{"id":"http://a.in/1"}}""", "/object/id" },
        { "object", """{"objectType":"SubStatement","actor":{"mbox":"mailto:a@b.in"},"verb":{"id":"http://v.in/did"},"object":{"objectType":"SubStatement"}}""", "/object/object" },
        { "object", """{"objectType":"Course","id":"http://a.in/1"}""", "/object/objectType" },

        // Results.
        { "result", """{"score":{"scaled":-1,"raw":5,"min":5,"max":1e2},"success":true,"completion":false,"response":"","duration":"P1DT2H0.123S"}""", null },
        { "result", """{"score":{"scaled":1.01}}""", "/result/score/scaled" },
        { "result", """{"score":{"raw":4.9,"min":5,"max":10}}""", "/result/score/raw" },
        { "result", """{"score":{"min":5,"max":5}}""", "/result/score/min" },
        { "result", """{"score":{"raw":"5"}}""", "/result/score/raw" },
        { "result", """{"success":"true"}""", "/result/success" },
        { "result", """{"duration":"1 hour"}""", "/result/duration" },
        { "result", """{"duration":"PT"}""", "/result/duration" },
        { "result", """{"duration":"P2W"}""", null },
        { "result", """{"duration":"P1Y2M3DT4H5M6.7S"}""", null },
        { "result", """{"duration":"PT0,5H"}""", null },
        { "result", """{"duration":"P1.5W"}""", null },
        { "result", """{"extensions":{"http://e.in/x":null}}""", null },

        // Contexts.
        { "context", """{"registration":"5F9C6F1E-3c2e-4c1e-9d8a-0c7b6a5d4e3f","language":"hi-IN","platform":"web","revision":"2"}""", null },
        { "context", """{"registration":"{5f9c6f1e-3c2e-4c1e-9d8a-0c7b6a5d4e3f}"}""", "/context/registration" },
        { "context", """{"language":"hindi_IN"}""", "/context/language" },
        { "context", """{"team":{"mbox":"mailto:a@b.in"}}""", "/context/team" },
        { "context", """{"contextActivities":{"parent":{"id":"http://a.in/p"},"other":[{"id":"http://a.in/o"}]}}""", null },
        { "context", """{"contextActivities":{"sibling":[]}}""", "/context/contextActivities/sibling" },
        { "context", """{"contextActivities":{"parent":[{"id":"p"}]}}""", "/context/contextActivities/parent/0/id" },
        { "context", """{"contextAgents":[{"objectType":"contextAgent","agent":{"mbox":"mailto:a@b.in"},"relevantTypes":["http://t.in/1"]}]}""", null },
        { "context", """{"contextAgents":[{"objectType":"contextAgent","agent":{"mbox":"mailto:a@b.in"},"relevantTypes":[]}]}""", "/context/contextAgents/0/relevantTypes" },
        { "context", """{"contextGroups":[{"objectType":"contextGroup","group":{"mbox":"mailto:a@b.in"}}]}""", "/context/contextGroups/0/group" },
        { "context", """{"statement":{"id":"5f9c6f1e-3c2e-4c1e-9d8a-0c7b6a5d4e3f"}}""", "/context/statement" },

        // The rest of a statement.
        { "timestamp", "\"2026-01-02T03:04:05.6789+05:30\"", null },
        { "timestamp", "\"2026-01-02T03:04:05-00:00\"", "/timestamp" },
        { "timestamp", "\"2026-02-30T03:04:05Z\"", "/timestamp" },
        { "timestamp", "\"02/01/2026\"", "/timestamp" },
        { "timestamp", "\"2026-01-02T03:04:05\"", "/timestamp" },
        { "version", "\"1.0.9\"", null },
        { "version", "\"1.1.0\"", "/version" },
        { "authority", """{"objectType":"Group","member":[{"mbox":"mailto:a@b.in"},{"mbox":"mailto:c@b.in"}]}""", null },
        { "authority", """{"objectType":"Group","member":[{"mbox":"mailto:a@b.in"}]}""", "/authority" },
        { "attachments", """[{"usageType":"http://t.in/u","display":{"en":"F"},"contentType":"text/plain","length":3,"sha2":"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"}]""", null },
        { "attachments", """[{"usageType":"http://t.in/u","display":{"en":"F"},"contentType":"text/plain","length":3.5,"sha2":"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"}]""", "/attachments/0/length" },
        { "attachments", """[{"usageType":"http://t.in/u","contentType":"text/plain","length":3,"sha2":"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"}]""", "/attachments/0" },
        { "id", "\"not-a-uuid\"", "/id" },
        { "mood", "\"good\"", "/mood" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Rule(string part, string json, string? refusedAt)
    {
        var failure = Read(With(part, json), XapiVersion.Two);
        Assert.Equal(refusedAt, failure?.Problem.Place);
        if (failure is not null)
            Assert.StartsWith("xAPI 2.0 4.", failure.Problem.Clause, StringComparison.Ordinal);
    }

    [Fact]
    public void Version_one_knows_no_context_agents_and_takes_a_timestamp_without_zone()
    {
        var refused = Read(With("context", """{"contextAgents":[]}"""), XapiVersion.One);
        Assert.Equal(("/context/contextAgents", "xAPI 1.0.3 Data 2.4.6"), (refused?.Problem.Place, refused?.Problem.Clause));
        Assert.Null(Read(With("timestamp", "\"2026-01-02T03:04:05\""), XapiVersion.One));
        Assert.Equal("/version", Read(With("version", "\"2.0.0\""), XapiVersion.One)?.Problem.Place);
    }

    [Fact]
    public void Revision_and_platform_are_for_activities_only() => Assert.Equal(
        "/context/platform",
        Read(Sample.Json(target: """{"objectType":"Agent","mbox":"mailto:a@b.in"}""", rest: ""","context":{"platform":"web"}"""), XapiVersion.Two)?.Problem.Place);

    [Theory]
    [InlineData("""{"actor":1,"actor":2}""")]
    [InlineData("""{"actor":""")]
    [InlineData("")]
    [InlineData("[{}]garbage")]
    [InlineData("12")]
    [InlineData("""{"\ud800":1}""")]
    [InlineData("""{"result":{"extensions":{"http://e.in/x":{"\ud800":1}}}}""")]
    public void What_is_not_one_clear_json_text_is_refused(string json) =>
        Assert.IsType<Failure.Invalid>(Read(json, XapiVersion.Two));

    [Fact]
    public void Text_that_is_not_unicode_is_refused()
    {
        Assert.NotNull(Read(Sample.Json(rest: ""","result":{"response":"\ud800"}"""), XapiVersion.Two));
        var bytes = Encoding.UTF8.GetBytes(Sample.Json(rest: ""","result":{"response":"?"}"""));
        bytes[Array.IndexOf(bytes, (byte)'?')] = 0xFF;
        Assert.NotNull(Sample.Reader.Read(bytes, XapiVersion.Two).Failure);
    }

    private static string With(string part, string json)
    {
        var parts = new Dictionary<string, string>
        {
            ["actor"] = """{"mbox":"mailto:asha@example.in"}""",
            ["verb"] = """{"id":"http://adlnet.gov/expapi/verbs/completed"}""",
            ["object"] = """{"id":"http://example.in/course"}""",
            [part] = json,
        };
        return "{" + string.Join(",", parts.Select(pair => $"\"{pair.Key}\":{pair.Value}")) + "}";
    }

    private static Failure? Read(string json, XapiVersion version) =>
        Sample.Reader.Read(Encoding.UTF8.GetBytes(json), version).Failure;
}
