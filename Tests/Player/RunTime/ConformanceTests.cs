using Player.RunTime;
using Tests.Support;
using Tests.Support.RunTime;

namespace Tests.Player.RunTime;

/// <summary>ADL's data through the C# rules. The same scripts go through the browser adapter in Tests/Browser.</summary>
public sealed class ConformanceTests
{
    [ConformanceFact]
    public void Every_row_of_the_2004_state_matrix_answers_as_ADL_does() => AssertAll(Matrix.Scorm2004(), rows: 135);

    [ConformanceFact]
    public void Every_row_of_the_1_2_state_matrix_answers_as_recommended() => AssertAll(Matrix.Scorm12(), rows: 162);

    [ConformanceFact]
    public void Every_SetValue_case_has_its_result_and_error()
    {
        var cases = SetValueCase.All();
        var scripts = TraceScripts.All();
        var traced = scripts.SelectMany(s => s.Calls).Where(c => c.Name == "SetValue").ToDictionary(c => c.Where);
        var alone = new List<Script>();
        foreach (var one in cases)
        {
            if (!traced.TryGetValue(one.Source, out var call))
            {
                alone.Add(one.Alone());
                continue;
            }
            Assert.Equal((one.Returns, one.Error), (call.Returns, call.Error));
            Assert.True(one.Value is null ? call.Arguments[1].Length == one.ValueLength : call.Arguments[1] == one.Value, one.Source);
        }
        Assert.Equal(3732, cases.Count);
        Assert.True(alone.Count <= 55, $"{alone.Count} cases have no trace");
        AssertNone(Failures([.. scripts, .. alone]));
    }

    private static void AssertAll(IReadOnlyList<Script> scripts, int rows)
    {
        Assert.Equal(rows, scripts.Count);
        AssertNone(Failures(scripts));
    }

    private static void AssertNone(IEnumerable<string> failures)
    {
        var first = string.Join('\n', failures.Take(40));
        Assert.True(first.Length == 0, first);
    }

    private static IEnumerable<string> Failures(IReadOnlyList<Script> scripts)
    {
        foreach (var script in scripts)
        {
            var session = new RunTimeSession(script.Start.Rules, script.Start.Values());
            foreach (var call in script.Calls)
            {
                var (returned, error) = Runner.Run(session, call);
                if (!call.Accepts(returned, error))
                    yield return Runner.Describe(call, returned, error);
            }
        }
    }
}
