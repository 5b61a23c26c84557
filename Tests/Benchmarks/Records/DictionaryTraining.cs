using System.Globalization;
using System.Text;
using ZstdSharp;

namespace Tests.Benchmarks.Records;

/// <summary>
/// Makes the dictionary that statements are packed against, from what authoring tools, the SCORM, cmi5 and video profiles and this house's
/// own player say. Words: the file to write. A new dictionary is a new file under a new number; rows name theirs.
/// </summary>
internal static class DictionaryTraining
{
    private const int Capacity = 24 * 1024;
    private const string Adl = "http://adlnet.gov/expapi/";

    private static readonly string[] Verbs =
    [
        .. new[] { "initialized", "experienced", "attempted", "answered", "interacted", "progressed", "completed", "passed", "failed", "scored", "suspended", "resumed", "terminated", "launched", "registered", "attended", "voided", "mastered", "preferred", "commented", "shared", "asked", "exited" }.Select(verb => Adl + "verbs/" + verb),
        .. new[] { "abandoned", "waived", "satisfied" }.Select(verb => "https://w3id.org/xapi/adl/verbs/" + verb),
        .. new[] { "played", "paused", "seeked" }.Select(verb => "https://w3id.org/xapi/video/verbs/" + verb),
        "http://activitystrea.ms/schema/1.0/create", "http://id.tincanapi.com/verb/viewed", "https://w3id.org/xapi/dod-isd/verbs/started", "http://adlnet.gov/expapi/verbs/logged-in",
    ];

    private static readonly string[] Types =
    [
        .. new[] { "course", "module", "lesson", "assessment", "cmi.interaction", "interaction", "question", "objective", "attempt", "media", "meeting", "file", "link", "profile", "simulation", "performance" }.Select(type => Adl + "activities/" + type),
        "https://w3id.org/xapi/cmi5/activitytype/course", "https://w3id.org/xapi/cmi5/activitytype/block", "https://w3id.org/xapi/video/activity-type/video", "http://activitystrea.ms/schema/1.0/page", "http://id.tincanapi.com/activitytype/slide", "http://xapi.vocab.pub/activities/page",
    ];

    private static readonly string[] Profiles =
    [
        "https://w3id.org/xapi/scorm", "https://w3id.org/xapi/scorm/v/2", "https://w3id.org/xapi/cmi5/context/categories/cmi5", "https://w3id.org/xapi/cmi5/context/categories/moveon", "https://w3id.org/xapi/video", "http://h5p.org/libraries/H5P.MultiChoice-1.16", "https://w3id.org/xapi/adl",
    ];

    private static readonly string[] Names =
    [
        "Module", "Lesson", "Introduction", "Quiz", "Question", "Final assessment", "Course", "Page", "Slide", "Video", "पाठ", "प्रश्न", "पाठ्यक्रम", "परिचय", "मूल्यांकन", "कार्यालय", "Office procedure", "Noting", "File", "Summary",
    ];

    public static async Task Run(string[] words)
    {
        if (words is not [var file])
        {
            await Console.Error.WriteLineAsync("dictionary <file>");
            return;
        }

        var samples = Enumerable.Range(0, 6000).Select(seed => Encoding.UTF8.GetBytes(Sample(new Random(seed))));
        var dictionary = DictBuilder.TrainFromBuffer(samples, Capacity);
        await File.WriteAllBytesAsync(file, dictionary);
        Console.WriteLine($"{file}: {dictionary.Length} bytes");
    }

    private static string Sample(Random random)
    {
        var parts = new List<string>
        {
            $"\"actor\":{Actor(random)}",
            $"\"verb\":{Verb(random)}",
            $"\"object\":{Activity(random, Definition(random))}",
        };
        if (random.Next(3) > 0)
            parts.Add($"\"result\":{Result(random)}");
        if (random.Next(8) > 0)
            parts.Add($"\"context\":{Context(random)}");
        if (random.Next(5) > 0)
            parts.Add($"\"timestamp\":\"{DateTimeOffset.UnixEpoch.AddSeconds(random.Next(1_700_000_000, 2_000_000_000)).ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture)}\"");
        var stamp = new string('0', 27);
        return $"{{\"id\":\"{Uuid(random)}\",\"stored\":\"{stamp}\",{string.Join(',', parts)},\"authority\":{{\"objectType\":\"Agent\",\"account\":{{\"homePage\":\"https://lrs.haryana.gov.in\",\"name\":\"{random.NextInt64():x}\"}}}},\"version\":\"{(random.Next(2) == 0 ? "1.0.0" : random.Next(2) == 0 ? "1.0.3" : "2.0.0")}\"}}";
    }

    private static string Actor(Random random) => random.Next(4) switch
    {
        0 => $"{{\"objectType\":\"Agent\",\"mbox\":\"mailto:user{random.Next(99999)}@example.com\",\"name\":\"{Pick(random, Names)}\"}}",
        1 => $"{{\"name\":\"User {random.Next(999)}\",\"mbox\":\"mailto:u{random.Next(99999)}@gov.in\",\"objectType\":\"Agent\"}}",
        _ => $"{{\"objectType\":\"Agent\",\"account\":{{\"homePage\":\"https://hrms.haryana.gov.in\",\"name\":\"HRY{random.Next(9999999)}\"}}}}",
    };

    private static string Verb(Random random)
    {
        var verb = Pick(random, Verbs);
        var name = verb[(verb.LastIndexOf('/') + 1)..];
        return random.Next(3) == 0 ? $"{{\"id\":\"{verb}\"}}" : $"{{\"id\":\"{verb}\",\"display\":{{\"{Pick(random, "en", "en-US", "und", "hi")}\":\"{name}\"}}}}";
    }

    private static string Activity(Random random, string? definition = null) =>
        (random.Next(3) > 0 ? "{\"objectType\":\"Activity\"," : "{")
        + $"\"id\":\"{Pick(random, "https://lrs.haryana.gov.in/courses/", "http://example.com/", "https://w3id.org/", "urn:uuid:", "http://")}{Uuid(random)[..random.Next(4, 36)]}\"{(definition is null ? "" : $",\"definition\":{definition}")}}}";

    private static string Definition(Random random)
    {
        var name = $"\"name\":{{\"{Pick(random, "en", "en-US", "hi", "und")}\":\"{Pick(random, Names)} {random.Next(40)}\"}}";
        return random.Next(4) switch
        {
            0 => $"{{{name},\"description\":{{\"en-US\":\"{Pick(random, Names)}\"}},\"type\":\"{Pick(random, Types)}\"}}",
            1 => $"{{\"type\":\"{Adl}activities/cmi.interaction\",{name},\"interactionType\":\"choice\",\"correctResponsesPattern\":[\"choice_{random.Next(9)}\"],\"choices\":[{{\"id\":\"choice_1\",\"description\":{{\"en-US\":\"{Pick(random, Names)}\"}}}},{{\"id\":\"choice_2\",\"description\":{{\"en-US\":\"{Pick(random, Names)}\"}}}}]}}",
            2 => $"{{\"type\":\"{Adl}activities/cmi.interaction\",\"interactionType\":\"{Pick(random, "true-false", "fill-in", "matching", "sequencing", "likert", "numeric", "long-fill-in", "performance", "other")}\",\"description\":{{\"en\":\"{Pick(random, Names)}\"}}}}",
            _ => $"{{\"type\":\"{Pick(random, Types)}\",{name}}}",
        };
    }

    private static string Result(Random random) => random.Next(5) switch
    {
        0 => $"{{\"score\":{{\"scaled\":{random.NextDouble():0.##},\"raw\":{random.Next(100)},\"min\":0,\"max\":100}},\"success\":true,\"completion\":true,\"duration\":\"PT{random.Next(59)}M{random.Next(59)}.{random.Next(99)}S\"}}",
        1 => $"{{\"completion\":true,\"success\":false,\"duration\":\"PT{random.Next(999)}S\"}}",
        2 => $"{{\"response\":\"choice_{random.Next(9)}\",\"success\":true}}",
        3 => $"{{\"extensions\":{{\"https://w3id.org/xapi/video/extensions/time\":{random.Next(999)}.{random.Next(999)},\"https://w3id.org/xapi/video/extensions/progress\":{random.NextDouble():0.###},\"https://w3id.org/xapi/video/extensions/played-segments\":\"0[.]{random.Next(99)}\"}}}}",
        _ => $"{{\"duration\":\"PT{random.Next(9)}H{random.Next(59)}M\",\"extensions\":{{\"https://w3id.org/xapi/cmi5/result/extensions/progress\":{random.Next(100)}}}}}",
    };

    private static string Context(Random random)
    {
        var parts = new List<string>();
        if (random.Next(5) > 0)
            parts.Add($"\"registration\":\"{Uuid(random)}\"");
        if (random.Next(3) == 0)
            parts.Add($"\"platform\":\"{Pick(random, "Storyline", "Rise", "H5P", "Haryana Training", "Adapt", "Captivate")}\"");
        if (random.Next(3) == 0)
            parts.Add($"\"language\":\"{Pick(random, "en", "hi", "hi-IN", "en-US")}\"");
        if (random.Next(4) == 0)
            parts.Add($"\"instructor\":{Actor(random)}");
        if (random.Next(3) == 0)
            parts.Add($"\"extensions\":{{\"{Pick(random, "https://w3id.org/xapi/cmi5/context/extensions/sessionid", "https://w3id.org/xapi/video/extensions/session-id", "http://id.tincanapi.com/extension/browser-info")}\":\"{Uuid(random)}\"}}");
        parts.Add($"\"contextActivities\":{{\"parent\":[{Activity(random)}],\"grouping\":[{Activity(random)},{Activity(random, Definition(random))}],\"category\":[{{\"id\":\"{Pick(random, Profiles)}\",\"definition\":{{\"type\":\"{Adl}activities/profile\"}}}}]}}");
        return $"{{{string.Join(',', parts)}}}";
    }

    private static string Uuid(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes).ToString("D");
    }

    private static string Pick(Random random, params string[] from) => from[random.Next(from.Length)];
}
