using System.Text.Json;
using Microsoft.Playwright;
using Player.RunTime;
using Tests.Support.RunTime;

namespace Tests.Browser;

/// <summary>The adapter in Chromium answers as ADL does and as the C# rules do: the two cannot drift apart.</summary>
public sealed class AdapterRules(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly string[] OddValues =
    [
        "", " ", "0", "1", "-1", "1.5", "85,5", "1e-3", "5.", ".5", "+2", "abc", "true", "false", "passed", "completed", "incomplete", "not attempted",
        "normal", "suspend", "wrong", "incorrect", "choice", "fill-in", "long-fill-in", "numeric", "a[,]b", "a[,]a", "a[.]b", "1[:]2", "2[:]1", "[:]", "{lang=en}", "{lang=hi}x",
        "{lang=xyz}x", "{case_matters=true}x", "{order_matters=no}x", "urn:a", "urn:a:b", "urn:a:b c", "two words", "PT1H", "P", "PT", "1:02:03", "00:10:00", "2026-11-22T10:00:00Z",
        "2026-11-22T10:00:00.123+05:30", "2026-02-30", "{target=a}choice", "{target=}jump", "continue", "हिन्दी", "line\nbreak", "\u00a0", "कक्षा 1",
    ];

    [ChromiumFact(Conformance = true)]
    public async Task Every_conformance_call_is_answered_as_expected()
    {
        var traces = TraceScripts.All();
        var traced = traces.SelectMany(s => s.Calls).Select(c => c.Where).ToHashSet();
        var alone = SetValueCase.All().Where(c => !traced.Contains(c.Source)).Select(c => c.Alone());
        var scripts = Matrix.Scorm2004().Concat(Matrix.Scorm12()).Concat(traces).Concat(alone).ToArray();
        var answers = await Replay(scripts);
        var failures =
            from pair in scripts.Zip(answers)
            from call in pair.First.Calls.Zip(pair.Second)
            where !call.First.Accepts(call.Second[0], call.Second[1])
            select Runner.Describe(call.First, call.Second[0], call.Second[1]);
        AssertNone(failures);
    }

    [ChromiumFact(Conformance = true)]
    public async Task Conformance_calls_give_the_same_in_both_languages_when_lenient() =>
        await AssertSame([.. TraceScripts.All().Select(s => s with { Start = s.Start with { Strictness = Strictness.Lenient } })]);

    [ChromiumFact]
    public async Task Odd_values_for_every_element_give_the_same_in_both_languages() =>
        await AssertSame([.. from standard in Enum.GetValues<RunTimeStandard>() from strictness in Enum.GetValues<Strictness>() from script in Odd(standard, strictness) select script]);

    private static IEnumerable<Script> Odd(RunTimeStandard standard, Strictness strictness)
    {
        var start = Matrix.Start(standard) with
        {
            Strictness = strictness,
            CompletionThreshold = 0.5,
            ScaledPassingScore = 0.5,
            Objectives = [new("first")],
            Data = [new("open", null), new("closed", "secret", Readable: false, Writable: false)],
        };
        var lms = standard == RunTimeStandard.Scorm12 ? "LMS" : "";
        var names = start.Rules.Elements.Keys.Concat(start.Rules.Children.Keys.Select(c => c + "._children")).Concat(start.Rules.Collections.Keys.Select(c => c + "._count"))
            .Concat(["constructor", "__proto__", "cmi", "cmi.", ".", "cmi.#.id", "cmi.objectives.01.id", "cmi.objectives.9999999999.id", "cmi.interactions.-1.id", "cmi.core", "cmi.bogus._count"]);
        foreach (var type in new[] { "choice", "fill-in", "long-fill-in", "true-false", "likert", "matching", "performance", "sequencing", "numeric", "other" })
        {
            var calls = new List<Call> { new($"{lms}Initialize", [""], "odd") };
            foreach (var index in new[] { "0", "1", "2" })
            {
                calls.Add(new($"{lms}SetValue", [$"cmi.interactions.{index}.id", "id" + index], "odd"));
                calls.Add(new($"{lms}SetValue", [$"cmi.interactions.{index}.type", type], "odd"));
                foreach (var name in names.Where(n => type == "choice" || n.Contains("response")).Select(n => n.Replace("#", index)))
                {
                    foreach (var value in OddValues)
                    {
                        calls.Add(new($"{lms}SetValue", [name, value], "odd"));
                        calls.Add(new($"{lms}GetValue", [name], "odd"));
                    }
                    calls.Add(new($"{lms}GetDiagnostic", [""], "odd"));
                }
            }
            yield return new(start, calls);
        }
    }

    private async Task AssertSame(IReadOnlyList<Script> scripts)
    {
        var answers = await Replay(scripts);
        var failures = new List<string>();
        foreach (var (script, given) in scripts.Zip(answers))
        {
            var session = new RunTimeSession(script.Start.Rules, script.Start.Values());
            foreach (var (call, answer) in script.Calls.Zip(given))
            {
                var (returned, error) = Runner.Run(session, call);
                if (answer[0] != returned || answer[1] != error)
                    failures.Add(Runner.Describe(call with { Returns = returned, Error = error, Where = $"{script.Start.Standard} {script.Start.Strictness} {call.Where}" }, answer[0], answer[1]));
            }
        }
        AssertNone(failures);
    }

    /// <summary>All scripts in one evaluation; for each call what came back and the error after it.</summary>
    private async Task<string[][][]> Replay(IReadOnlyList<Script> scripts)
    {
        var page = await chromium.Browser.NewPageAsync();
        await page.AddScriptTagAsync(new() { Content = AdapterScript.Text });
        var rules = scripts.Select(s => s.Start.Rules).Distinct().ToDictionary(r => $"{r.Standard} {r.Strictness}", r => r.ToJson());
        var data = JsonSerializer.Serialize(new
        {
            rules,
            scripts = scripts.Select(s => new
            {
                rules = $"{s.Start.Standard} {s.Start.Strictness}",
                start = s.Start.ToJson(),
                calls = s.Calls.Select(c => c.Arguments.Prepend(c.Name)),
            }),
        });
        var answers = await page.EvaluateAsync<string>(
            """
            text => {
              const data = JSON.parse(text);
              const rules = Object.fromEntries(Object.entries(data.rules).map(([name, json]) => [name, JSON.parse(json)]));
              return JSON.stringify(data.scripts.map(script => {
                const created = createScormApi(rules[script.rules], JSON.parse(script.start), { commit: async () => {} });
                const api = created.API ?? created.API_1484_11;
                const answers = script.calls.map(([name, ...args]) => [api[name](...args), (api.GetLastError ?? api.LMSGetLastError)("")]);
                created.dispose();
                return answers;
              }));
            }
            """,
            data);
        await page.CloseAsync();
        return JsonSerializer.Deserialize<string[][][]>(answers)!;
    }

    private static void AssertNone(IEnumerable<string> failures)
    {
        var first = string.Join('\n', failures.Take(40));
        Assert.True(first.Length == 0, first);
    }
}
