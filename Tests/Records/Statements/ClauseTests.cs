using System.Text;
using Lrs.Records;
using Lrs.Web;
using Xunit;

namespace Tests.Records.Statements;

/// <summary>
/// What is wrong with a statement, by which clause of each version, and where. No clause: that version accepts it.
/// The clauses of 1.0.3 are those of its Data part, those of 2.0 of IEEE 9274.1.1.
/// </summary>
public sealed class ClauseTests
{
    private const string Agent = """{"mbox":"mailto:a@b.in"}""";
    private const string File = """ "usageType":"http://t.in/u","display":{"en":"F"},"contentType":"text/plain","length":3,"sha2":"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" """;

    public static TheoryData<string, string, string?, string?> Cases => new()
    {
        // part = JSON                                              where              1.0.3      2.0
        { "actor=7", "/actor", "2.4.2.1", "4.2.2.1" },
        { "actor=null", "/actor", "2.2", "4.2.1" },
        { "actor={}", "/actor", "2.4.2.3", "4.2.2.1" },
        { """actor={"mbox":"mailto:a@b.in","openid":"http://a.in"}""", "/actor", "2.4.2.3", "4.2.2.1" },
        { """actor={"mbox":7}""", "/actor/mbox", "2.4.2.3", "4.2.2.1" },
        { """actor={"mbox":"mailto:a"}""", "/actor/mbox", "2.4.2.3", "4.2.2.1" },
        { """actor={"mbox":"mailto:a@b.in\n"}""", "/actor/mbox", "2.4.2.3", "4.2.2.1" },
        { """actor={"mbox_sha1sum":"12"}""", "/actor/mbox_sha1sum", "2.4.2.3", "4.2.2.1" },
        { """actor={"openid":"a"}""", "/actor/openid", "4.3", "4.2.7" },
        { """actor={"account":[]}""", "/actor/account", "2.4.2.4", "4.2.2.1" },
        { """actor={"account":{"homePage":"http://a.in"}}""", "/actor/account", "2.4.2.4", "4.2.2.1" },
        { """actor={"account":{"homePage":"a","name":"b"}}""", "/actor/account/homePage", "4.3", "4.2.7" },
        { """actor={"account":{"homePage":"http://a.in","name":7}}""", "/actor/account/name", "2.4.2.4", "4.2.2.1" },
        { """actor={"account":{"homePage":"http://a.in","name":"b","id":"c"}}""", "/actor/account/id", "2.4.2.4", "4.2.2.1" },
        { """actor={"mbox":"mailto:a@b.in","name":7}""", "/actor/name", "2.4.2.1", "4.2.2.1" },
        { """actor={"mbox":"mailto:a@b.in","objectType":"Person"}""", "/actor/objectType", "2.4.2", "4.2.2.1" },
        { """actor={"mbox":"mailto:a@b.in","member":[]}""", "/actor/member", "2.4.2.1", "4.2.2.1" },
        { """actor={"objectType":"Group"}""", "/actor", "2.4.2.2", "4.2.2.1" },
        { """actor={"objectType":"Group","member":{}}""", "/actor/member", "2.4.2.2", "4.2.2.1" },
        { """actor={"objectType":"Group","member":[{"mbox":"mailto:a@b.in"},{"name":"x"}]}""", "/actor/member/1", "2.4.2.3", "4.2.2.1" },
        { """actor={"objectType":"Group","member":[{"objectType":"Group","mbox":"mailto:a@b.in"}]}""", "/actor/member/0", "2.4.2.2", "4.2.2.1" },
        { """actor={"objectType":"Group","mbox":"mailto:a@b.in","openid":"http://a.in"}""", "/actor", "2.4.2.3", "4.2.2.1" },

        { "verb=\"did\"", "/verb", "2.4.3", "4.2.2.2" },
        { "verb={}", "/verb", "2.4.3", "4.2.2.2" },
        { """verb={"id":7}""", "/verb/id", "4.3", "4.2.7" },
        { """verb={"id":"did"}""", "/verb/id", "4.3", "4.2.7" },
        { """verb={"id":"http://v.in/did it"}""", "/verb/id", "4.3", "4.2.7" },
        { """verb={"id":"http://v.in/did\n"}""", "/verb/id", "4.3", "4.2.7" },
        { """verb={"id":"http://v.in/did","display":"did"}""", "/verb/display", "4.2", "4.2.7" },
        { """verb={"id":"http://v.in/did","display":{"en_US":"did"}}""", "/verb/display/en_US", "4.2", "4.2.7" },
        { """verb={"id":"http://v.in/did","display":{"\u212Ao":"did"}}""", "/verb/display/\u212Ao", "4.2", "4.2.7" },
        { """verb={"id":"http://v.in/did","display":{"a/b~c":"did"}}""", "/verb/display/a~1b~0c", "4.2", "4.2.7" },
        { """verb={"id":"http://v.in/did","display":{"en":null}}""", "/verb/display/en", "4.2", "4.2.7" },
        { """verb={"id":"http://v.in/did","name":"did"}""", "/verb/name", "2.4.3", "4.2.2.2" },
        { """verb={"id":"http://adlnet.gov/expapi/verbs/voided"}""", "/object", "2.3.2", "4.2.5" },

        { "object=[]", "/object", "2.4.4", "4.2.2.3" },
        { "object={}", "/object", "2.4.4.1", "4.2.2.3" },
        { """object={"objectType":"activity","id":"http://a.in/1"}""", "/object/objectType", "2.4.4", "4.2.2.3" },
        { """object={"id":"http://a.in/1","definition":[]}""", "/object/definition", "2.4.4.1", "4.2.2.3" },
        { """object={"id":"http://a.in/1","definition":{"name":{"en":7}}}""", "/object/definition/name/en", "4.2", "4.2.7" },
        { """object={"id":"http://a.in/1","definition":{"moreInfo":"more"}}""", "/object/definition/moreInfo", "4.3", "4.2.7" },
        { """object={"id":"http://a.in/1","definition":{"extensions":{"x":1}}}""", "/object/definition/extensions/x", "4.1", "4.2.7" },
        { """object={"id":"http://a.in/1","definition":{"extensions":[]}}""", "/object/definition/extensions", "4.1", "4.2.7" },
        { """object={"id":"http://a.in/1","definition":{"correctResponsesPattern":["a"]}}""", "/object/definition/correctResponsesPattern", "2.4.4.1", "4.2.2.3" },
        { """object={"id":"http://a.in/1","definition":{"interactionType":"choice","correctResponsesPattern":[1]}}""", "/object/definition/correctResponsesPattern/0", "2.4.4.1", "4.2.2.3" },
        { """object={"id":"http://a.in/1","definition":{"interactionType":"choice","choices":[{"description":{"en":"A"}}]}}""", "/object/definition/choices/0", "2.4.4.1", "4.2.2.3" },
        { """object={"id":"http://a.in/1","definition":{"interactionType":"choice","scale":[]}}""", "/object/definition/scale", "2.4.4.1", "4.2.2.3" },
        { """object={"objectType":"Agent","name":"A"}""", "/object", "2.4.2.3", "4.2.2.1" },
        { """object={"objectType":"StatementRef"}""", "/object", "2.4.4.3", "4.2.2.3" },
        { """object={"objectType":"StatementRef","id":"x"}""", "/object/id", "4.4", "4.2.7" },
        { """object={"objectType":"StatementRef","id":" 5f9c6f1e-3c2e-4c1e-9d8a-0c7b6a5d4e3f"}""", "/object/id", "4.4", "4.2.7" },
        { """object={"objectType":"StatementRef","id":"5f9c6f1e-3c2e-4c1e-9d8a-0c7b6a5d4e3f","definition":{}}""", "/object/definition", "2.4.4.3", "4.2.2.3" },
        { """object={"objectType":"SubStatement","actor":{"mbox":"mailto:a@b.in"},"verb":{"id":"http://v.in/d"}}""", "/object", "2.4.4", "4.2.2.3" },
        { """object={"objectType":"SubStatement","actor":{"mbox":"mailto:a@b.in"},"verb":{"id":"http://v.in/d"},"object":{"id":"http://a.in/1"},"stored":"2026-01-02T03:04:05Z"}""", "/object/stored", "2.4.4.3", "4.2.2.3" },
        { """object={"objectType":"SubStatement","actor":{"mbox":"mailto:a@b.in"},"verb":{"id":"http://v.in/d"},"object":{"id":"http://a.in/1"},"result":{"success":1}}""", "/object/result/success", "2.4.5", "4.2.2.4" },
        { """object={"objectType":"SubStatement","actor":{"mbox":"mailto:a@b.in"},"verb":{"id":"http://v.in/d"},"object":{"objectType":"SubStatement"}}""", "/object/object", "2.4.4.3", "4.2.2.3" },

        { "result=[]", "/result", "2.4.5", "4.2.2.4" },
        { """result={"score":1}""", "/result/score", "2.4.5.1", "4.2.2.4" },
        { """result={"score":{"scaled":1.1}}""", "/result/score/scaled", "2.4.5.1", "4.2.2.4" },
        { """result={"score":{"raw":"1"}}""", "/result/score/raw", "2.4.5.1", "4.2.2.4" },
        { """result={"score":{"raw":1e999}}""", "/result/score/raw", "2.4.5.1", "4.2.2.4" },
        { """result={"score":{"percent":1}}""", "/result/score/percent", "2.4.5.1", "4.2.2.4" },
        { """result={"completion":"yes"}""", "/result/completion", "2.4.5", "4.2.2.4" },
        { """result={"response":7}""", "/result/response", "2.4.5", "4.2.2.4" },
        { """result={"duration":"5 min"}""", "/result/duration", "4.6", "4.2.7" },
        { """result={"duration":"PT5M\n"}""", "/result/duration", "4.6", "4.2.7" },
        { """result={"duration":"P1.5Y2M"}""", "/result/duration", "4.6", "4.2.7" },
        { """result={"duration":"PT1,5H3M"}""", "/result/duration", "4.6", "4.2.7" },
        { """result={"duration":"P0.5DT1S"}""", "/result/duration", "4.6", "4.2.7" },
        { """result={"extensions":{"x":1}}""", "/result/extensions/x", "4.1", "4.2.7" },
        { """result={"passed":true}""", "/result/passed", "2.4.5", "4.2.2.4" },

        { "context=7", "/context", "2.4.6", "4.2.2.5" },
        { """context={"registration":"7"}""", "/context/registration", "4.4", "4.2.7" },
        { """context={"registration":"0x9c6f1e-3c2e-4c1e-9d8a-0c7b6a5d4e3f"}""", "/context/registration", "4.4", "4.2.7" },
        { """context={"registration":"+f9c6f1e-3c2e-4c1e-9d8a-0c7b6a5d4e3f"}""", "/context/registration", "4.4", "4.2.7" },
        { """context={"registration":"5f9c6f1e-3c2e-4c1e-9d8a-0c7b6a5d4e3f\n"}""", "/context/registration", "4.4", "4.2.7" },
        { """context={"instructor":{}}""", "/context/instructor", "2.4.2.3", "4.2.2.1" },
        { $$"""context={"team":{{Agent}}}""", "/context/team", "2.4.2.2", "4.2.2.1" },
        { """context={"contextActivities":[]}""", "/context/contextActivities", "2.4.6.2", "4.2.2.5" },
        { """context={"contextActivities":{"child":[]}}""", "/context/contextActivities/child", "2.4.6.2", "4.2.2.5" },
        { """context={"contextActivities":{"parent":[{"id":"http://a.in/1"},{"id":"x"}]}}""", "/context/contextActivities/parent/1/id", "4.3", "4.2.7" },
        { """context={"contextActivities":{"grouping":{"objectType":"Agent","id":"http://a.in/1"}}}""", "/context/contextActivities/grouping/objectType", "2.4.4.1", "4.2.2.3" },
        { """context={"language":"hi_IN"}""", "/context/language", "4.2", "4.2.7" },
        { """context={"platform":7}""", "/context/platform", "2.4.6", "4.2.2.5" },
        { """context={"statement":{"objectType":"Activity","id":"5f9c6f1e-3c2e-4c1e-9d8a-0c7b6a5d4e3f"}}""", "/context/statement/objectType", "2.4.4.3", "4.2.2.3" },
        { """context={"extensions":7}""", "/context/extensions", "4.1", "4.2.7" },
        { """context={"contextAgents":[]}""", "/context/contextAgents", "2.4.6", null },
        { """context={"contextAgents":[{"objectType":"contextGroup","agent":{"mbox":"mailto:a@b.in"}}]}""", "/context/contextAgents/0/objectType", "2.4.6 at /context/contextAgents", "4.2.2.5" },
        { """context={"contextAgents":[{"objectType":"contextAgent"}]}""", "/context/contextAgents/0", "2.4.6 at /context/contextAgents", "4.2.2.5" },
        { """context={"contextGroups":[{"objectType":"contextGroup","group":{"objectType":"Group"}}]}""", "/context/contextGroups/0/group", "2.4.6 at /context/contextGroups", "4.2.2.1" },
        { """context={"contextGroups":[{"objectType":"contextGroup","group":{"objectType":"Group","mbox":"mailto:a@b.in"},"relevantTypes":["x"]}]}""", "/context/contextGroups/0/relevantTypes/0", "2.4.6 at /context/contextGroups", "4.2.7" },

        { "timestamp=7", "/timestamp", "4.5", "4.2.7" },
        { "timestamp=\"2026-13-01T00:00:00Z\"", "/timestamp", "4.5", "4.2.7" },
        { "timestamp=\"2026-01-02T03:04:05.Z\"", "/timestamp", "4.5", "4.2.7" },
        { "timestamp=\"2026-01-02T03:04:05-00:00\"", "/timestamp", "4.5", "4.2.7" },
        { "timestamp=\"2026-01-02T03:04\"", "/timestamp", null, "4.2.7" },
        { "timestamp=\"2026-01-02T03:04:05\"", "/timestamp", null, "4.2.7" },
        { "stored=\"yesterday\"", "/stored", "4.5", "4.2.7" },
        { "version=\"2.0.0\"", "/version", "2.4.10", null },
        { "version=\"1.1.0\"", "/version", "2.4.10", "4.2.4.3" },
        { "version=1", "/version", "2.4.10", "4.2.4.3" },
        { "id=\"7\"", "/id", "4.4", "4.2.7" },
        { "id=\"5f9c6f1e-3c2e-4c1e-9d8a-0c7b6a5d4e3f \"", "/id", "4.4", "4.2.7" },
        { """authority={"objectType":"Group","member":[{"mbox":"mailto:a@b.in"}]}""", "/authority", "2.4.9", "4.2.4.2" },
        { "mood=1", "/mood", "2.2", "4.2.1" },
        { "Actor={}", "/Actor", "2.2", "4.2.1" },

        { "attachments={}", "/attachments", "2.4.11", "4.2.2.6" },
        { "attachments=[7]", "/attachments/0", "2.4.11", "4.2.2.6" },
        { Attached(File.Replace("http://t.in/u", "u", StringComparison.Ordinal)), "/attachments/0/usageType", "4.3", "4.2.7" },
        { Attached(File.Replace("text/plain", "text", StringComparison.Ordinal)), "/attachments/0/contentType", "2.4.11", "4.2.2.6" },
        { Attached(File.Replace("text/plain", "text/plain;\\r\\nX: y", StringComparison.Ordinal)), "/attachments/0/contentType", "2.4.11", "4.2.2.6" },
        { Attached(File.Replace("text/plain", "text/plain\\n", StringComparison.Ordinal)), "/attachments/0/contentType", "2.4.11", "4.2.2.6" },
        { Attached(File.Replace("text/plain", "text/plain\\r\\n\\r\\n", StringComparison.Ordinal)), "/attachments/0/contentType", "2.4.11", "4.2.2.6" },
        { Attached(File.Replace("text/plain", "text/plain; title=\u092A\u093E\u0920", StringComparison.Ordinal)), "/attachments/0/contentType", "2.4.11", "4.2.2.6" },
        { Attached(File.Replace(":3", ":-3", StringComparison.Ordinal)), "/attachments/0/length", "2.4.11", "4.2.2.6" },
        { Attached(File, File.Replace("ba78", "", StringComparison.Ordinal)), "/attachments/1/sha2", "2.4.11", "4.2.2.6" },
        { Attached(File + ",\"fileUrl\":\"x\""), "/attachments/0/fileUrl", "4.3", "4.2.7" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Refusal_names_clause_and_place(string change, string place, string? one, string? two)
    {
        var json = With(change.Split('=', 2));
        Assert.Equal(one is null ? null : $"xAPI 1.0.3 Data {(one.Contains(" at ", StringComparison.Ordinal) ? one : $"{one} at {place}")}", Refusal(json, XapiVersion.One));
        Assert.Equal(two is null ? null : $"xAPI 2.0 {two} at {place}", Refusal(json, XapiVersion.Two));
        var inBatch = $"[{Sample.Json()},{json}]";
        var (clause, at) = (one ?? two)!.Split(" at ") is [var first, var second] ? (first, second) : ((one ?? two)!, place);
        Assert.EndsWith($"{clause} at /1{at}", Refusal(inBatch, one is null ? XapiVersion.Two : XapiVersion.One), StringComparison.Ordinal);
    }

    private static string Attached(params string[] files) => $"attachments=[{string.Join(",", files.Select(file => $"{{{file}}}"))}]";

    private static string With(string[] change)
    {
        var parts = new Dictionary<string, string>
        {
            ["actor"] = Agent,
            ["verb"] = """{"id":"http://adlnet.gov/expapi/verbs/completed"}""",
            ["object"] = """{"id":"http://example.in/course"}""",
            [change[0]] = change[1],
        };
        return "{" + string.Join(",", parts.Select(pair => $"\"{pair.Key}\":{pair.Value}")) + "}";
    }

    private static string? Refusal(string json, XapiVersion version) =>
        Sample.Reader.Read(Encoding.UTF8.GetBytes(json), version).Failure?.Problem is { } problem ? $"{problem.Clause} at {problem.Place}" : null;
}
