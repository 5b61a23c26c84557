using System.Text.Json;
using Lrs.Records;
using Lrs.Records.Statements;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Player.RunTime;
using Player.Statements;

namespace Tests.Player.Statements;

/// <summary>Facts as statements, and the record store's own opinion of them.</summary>
public sealed class StatementTexts
{
    private static readonly DateTimeOffset At = new(2026, 11, 22, 4, 0, 0, TimeSpan.Zero);
    private static readonly StatementReader Reader = new(Options.Create(new RecordsOptions()));

    private static readonly Guid Began = Guid.Parse("7f0c0f2e-0000-4000-8000-000000000002");

    private static readonly AttemptFrame Frame = new()
    {
        AccountHomePage = "https://hrms.haryana.gov.in",
        AccountName = "HR100001",
        LearnerName = "Asha Devi",
        Course = "https://lrs.haryana.gov.in/courses/e-office",
        CourseTitleHi = "ई-ऑफ़िस",
        CourseTitleEn = "e-Office",
        Registration = Guid.Parse("7f0c0f2e-0000-4000-8000-000000000001"),
        Attempt = 1,
        ItemTitles = new Dictionary<string, string> { ["quiz"] = "प्रश्नोत्तरी" },
    };

    [Fact]
    public void A_passed_quiz_reads_like_this() => Assert.Equal(
        """
        {
          "actor": {
            "objectType": "Agent",
            "name": "Asha Devi",
            "account": {
              "homePage": "https://hrms.haryana.gov.in",
              "name": "HR100001"
            }
          },
          "verb": {
            "id": "http://adlnet.gov/expapi/verbs/passed",
            "display": {
              "en": "passed"
            }
          },
          "object": {
            "objectType": "Activity",
            "id": "https://lrs.haryana.gov.in/courses/e-office/quiz",
            "definition": {
              "type": "http://adlnet.gov/expapi/activities/lesson",
              "name": {
                "und": "प्रश्नोत्तरी"
              }
            }
          },
          "result": {
            "score": {
              "scaled": 0.8,
              "raw": 8,
              "min": 0,
              "max": 10
            },
            "success": true
          },
          "context": {
            "registration": "7f0c0f2e-0000-4000-8000-000000000001",
            "contextActivities": {
              "parent": [
                {
                  "objectType": "Activity",
                  "id": "https://lrs.haryana.gov.in/courses/e-office",
                  "definition": {
                    "type": "http://adlnet.gov/expapi/activities/course",
                    "name": {
                      "hi": "ई-ऑफ़िस",
                      "en": "e-Office"
                    }
                  }
                }
              ],
              "grouping": [
                {
                  "objectType": "Activity",
                  "id": "https://lrs.haryana.gov.in/courses/e-office",
                  "definition": {
                    "type": "http://adlnet.gov/expapi/activities/course",
                    "name": {
                      "hi": "ई-ऑफ़िस",
                      "en": "e-Office"
                    }
                  }
                },
                {
                  "objectType": "Activity",
                  "id": "https://lrs.haryana.gov.in/courses/e-office/quiz?attemptId=7f0c0f2e-0000-4000-8000-000000000002",
                  "definition": {
                    "type": "http://adlnet.gov/expapi/activities/attempt"
                  }
                },
                {
                  "objectType": "Activity",
                  "id": "https://lrs.haryana.gov.in/courses/e-office?attempt=7f0c0f2e-0000-4000-8000-000000000001.1",
                  "definition": {
                    "type": "http://adlnet.gov/expapi/activities/attempt"
                  }
                }
              ],
              "category": [
                {
                  "objectType": "Activity",
                  "id": "https://w3id.org/xapi/scorm",
                  "definition": {
                    "type": "http://adlnet.gov/expapi/activities/profile"
                  }
                }
              ]
            }
          },
          "timestamp": "2026-11-22T04:00:00.000Z"
        }
        """,
        TextOf(new Fact("passed", "quiz", "quiz/passed") { SessionBegan = Began, Success = true, Score = new(0.8, 8, 0, 10) }));

    [Fact]
    public void A_SCO_that_was_left_carries_its_overall_result_and_the_course_stands_alone()
    {
        var sco = new SessionFacts { Completion = "incomplete", Success = "failed", Score = new(0.2, null, null, null), SessionSeconds = 61 };
        var left = ScoFacts.Leaving("quiz", Guid.NewGuid(), Began, sco, suspended: true).ToList();
        Assert.Equal(["suspended", "terminated"], left.Select(fact => fact.Verb));
        var text = TextOf(left[1]).ReplaceLineEndings("\n");
        Assert.Contains("\"success\": false", text);
        Assert.Contains("\"completion\": false", text);
        Assert.Contains("\"scaled\": 0.2", text);
        Assert.Contains("\"duration\": \"PT1M1S\"", text);

        var course = TextOf(new Fact("terminated", null, FactKey.Course("left")) { Duration = TimeSpan.FromMinutes(5) });
        Assert.DoesNotContain("parent", course);
        Assert.DoesNotContain("attemptId", course);
    }

    [Fact]
    public void Verbs_and_types_are_those_of_the_profile()
    {
        Assert.Equal("https://w3id.org/xapi/scorm", ScormProfile.Id);
        Assert.Equal("http://adlnet.gov/expapi/activities/lesson", ScormProfile.LessonType);
        Assert.Equal("http://adlnet.gov/expapi/activities/attempt", ScormProfile.AttemptType);
        string[] known = ["initialized", "resumed", "suspended", "terminated", "completed", "passed", "failed", "scored", "answered", "experienced"];
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Lrs.sln")))
            folder = folder.Parent!;
        var sources = new[] { "Attempts", "Statements" }.SelectMany(room => Directory.EnumerateFiles(Path.Combine(folder.FullName, "Player", room), "*.cs")).Select(File.ReadAllText);
        var used = sources.SelectMany(text => System.Text.RegularExpressions.Regex.Matches(text, "new Fact\\((?:[a-z]+ \\? )?\"([a-z]+)\"(?: : \"([a-z]+)\")?"))
            .SelectMany(match => match.Groups.Values.Skip(1)).Where(group => group.Success).Select(group => group.Value).Distinct().ToList();
        Assert.Equal(known.Order(StringComparer.Ordinal), used.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_answer_carries_question_response_and_pattern()
    {
        var text = TextOf(new Fact("answered", "quiz", "k")
        {
            Interaction = new InteractionFact(0, "urn:q 1", "choice", "a[,]b", "correct") { Correct = ["a[,]b"], Description = "{lang=hi}कौन?" },
            Success = true,
            Duration = TimeSpan.FromSeconds(61.239),
        });
        Assert.Contains("\"id\": \"https://lrs.haryana.gov.in/courses/e-office/quiz/interactions/urn%3Aq%201\"", text);
        Assert.Contains("\"description\": {\n        \"hi\": \"कौन?\"", text.ReplaceLineEndings("\n"));
        Assert.Contains("\"interactionType\": \"choice\"", text);
        Assert.Contains("\"response\": \"a[,]b\"", text);
        Assert.Contains("\"duration\": \"PT1M1.24S\"", text);
    }

    [Fact]
    public void The_same_fact_is_the_same_statement_and_another_attempt_another_one()
    {
        var fact = new Fact("completed", null, FactKey.Course("completed"));
        Assert.Equal(StatementWriter.IdOf(Frame, fact), StatementWriter.IdOf(Frame, fact with { Verb = "other" }));
        Assert.NotEqual(StatementWriter.IdOf(Frame, fact), StatementWriter.IdOf(Frame with { Attempt = 2 }, fact));
    }

    public static TheoryData<string, InteractionFact?, ScoreFact?> OddContent => new()
    {
        { "no id", new(3, null, null, "x", null), null },
        { "empty id", new(3, "", "choice", "", "correct"), null },
        { "id of blanks, quotes and brackets", new(0, " <a> \"b\" {c} | ^ ` \\ \u0001", "choice", "x", "wrong"), null },
        { "id longer than an index holds", new(0, new string('क', 4000), "choice", "x", "wrong"), null },
        { "half a surrogate pair", new(0, "a\ud800", "fill-in", "b\udfff", "correct") { Description = "c\ud800" }, null },
        { "unknown type", new(0, "q", "tf", "t", "correct"), null },
        { "empty patterns", new(0, "q", "choice", "", null) { Correct = ["", ""] }, null },
        { "a language that is none", new(0, "q", "choice", "a", null) { Description = "{lang=!!}What?" }, null },
        { "a prefix alone", new(0, "q", "choice", "a", null) { Description = "{lang=en}" }, null },
        { "NUL", new(0, "\0", "choice", "\0", null) { Description = "\0" }, null },
        { "scaled out of range", null, new(7, null, null, null) },
        { "not a number", null, new(double.NaN, double.NaN, double.NaN, double.PositiveInfinity) },
        { "min above max", null, new(0.5, 5, 10, 0) },
        { "raw outside", null, new(0.5, 11, 0, 10) },
        { "huge", null, new(null, 1e308, -1e308, 1e308) },
    };

    [Theory, MemberData(nameof(OddContent))]
    public void Whatever_content_writes_is_a_statement_of_both_versions(string what, InteractionFact? interaction, ScoreFact? score)
    {
        var fact = new Fact(interaction is null ? "scored" : "answered", "quiz", "k") { Interaction = interaction, Score = score };
        foreach (var version in new[] { XapiVersion.One, XapiVersion.Two })
        {
            var reading = Reader.Read(StatementWriter.Write(Frame, [fact], At), version);
            Assert.True(reading.Failure is null, $"{what}: {reading.Failure?.Problem.Message.En} at {reading.Failure?.Problem.Place}");
        }
    }

    [Fact]
    public void A_fact_too_big_for_the_record_store_is_told_without_its_texts()
    {
        var small = new FactStatements(new StatementReader(Options.Create(new RecordsOptions { LongestBody = 4000 })), NullLogger<FactStatements>.Instance);
        var fact = new Fact("answered", "quiz", "k") { Interaction = new InteractionFact(2, "q", "long-fill-in", new string('x', 9000), "correct"), Success = true };
        var statement = Assert.Single(small.Of(Frame, [fact], At));
        Assert.Null(statement.Result!.Response);
        Assert.True(statement.Result.Success);
    }

    [Fact]
    public void Every_item_identifier_gives_keys_of_its_own()
    {
        string[] items = ["course", "course/completed", "a", "a/completed", "a%2Fcompleted", "/", ""];
        var keys = items.Select(item => FactKey.Item(item.Length == 0 ? "x" : item, "completed")).Append(FactKey.Course("completed")).ToList();
        Assert.Equal(keys.Count, keys.Distinct().Count());
    }

    private static string TextOf(Fact fact)
    {
        var json = StatementWriter.Write(Frame, [fact], At);
        Assert.Null(Reader.Read(json, XapiVersion.One).Failure);
        var statement = System.Text.Json.Nodes.JsonNode.Parse(json.Span)![0]!.AsObject();
        Assert.Equal(StatementWriter.IdOf(Frame, fact).ToString(), (string?)statement["id"]);
        statement.Remove("id");
        return statement.ToJsonString(new JsonSerializerOptions
        {
            WriteIndented = true,
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        });
    }
}
