using System.Globalization;
using System.Text;

namespace Tests.Benchmarks.Records;

/// <summary>
/// Statements as a department's content sends them, about 1 KB each, the same for the same number: an employee does something in a lesson of
/// a course, under a registration. Hindi and English names; related activities and an instructor as tools send them.
/// </summary>
internal sealed class StatementMaker(int people = 200_000, int courses = 200)
{
    public static readonly string[] Verbs =
    [
        "http://adlnet.gov/expapi/verbs/initialized", "http://adlnet.gov/expapi/verbs/experienced", "http://adlnet.gov/expapi/verbs/answered",
        "http://adlnet.gov/expapi/verbs/completed", "http://adlnet.gov/expapi/verbs/passed", "http://adlnet.gov/expapi/verbs/terminated",
    ];

    private static readonly DateTimeOffset Begin = new(2026, 4, 1, 4, 0, 0, TimeSpan.Zero);

    public static string Course(int number) => $"https://lrs.haryana.gov.in/courses/course-{number:D3}";

    public static string Code(int person) => $"HRY{person:D7}";

    /// <summary>The agent of a person, as a query parameter names it.</summary>
    public static string Agent(string code) =>
        $$"""{"account":{"homePage":"https://hrms.haryana.gov.in","name":"{{code}}"} }""";

    /// <summary>The n-th statement. A learner works through one course; its 24 statements share a registration.</summary>
    public string Statement(int number)
    {
        var sitting = number / 24;
        var random = new Random(sitting);
        var (person, course) = (random.Next(people), random.Next(courses));
        var registration = new Guid(sitting, 7, 9, 1, 2, 3, 4, 5, 6, 7, 8);
        var step = number % 24;
        var verb = Verbs[step == 0 ? 0 : step == 23 ? 5 : step == 22 ? 4 : step == 21 ? 3 : 1 + (step % 2)];
        var (lesson, finished) = (step / 4, step > 20 ? "true" : "false");
        var at = Begin.AddSeconds(number * 3).ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
        return $$$"""
            {"id":"{{{Id(number)}}}","actor":{"objectType":"Agent","name":"Employee {{{person}}}","account":{"homePage":"https://hrms.haryana.gov.in","name":"{{{Code(person)}}}"}},
            "verb":{"id":"{{{verb}}}","display":{"en":"{{{verb[(verb.LastIndexOf('/') + 1)..]}}}"}},
            "object":{"objectType":"Activity","id":"{{{Course(course)}}}/lesson-{{{lesson}}}/page-{{{step}}}","definition":{"type":"http://adlnet.gov/expapi/activities/lesson","name":{"en":"Noting and drafting, page {{{step}}}","hi":"टिप्पण और प्रारूपण"} } },
            "result":{"score":{"scaled":0.{{{random.Next(10, 99)}}}},"completion":{{{finished}}},"duration":"PT{{{random.Next(5, 600)}}}S"},
            "context":{"registration":"{{{registration}}}","platform":"e-Office tutor","language":"hi-IN","contextActivities":{"parent":[{"id":"{{{Course(course)}}}/lesson-{{{lesson}}}"}],"grouping":[{"id":"{{{Course(course)}}}"}],"category":[{"id":"https://w3id.org/xapi/scorm","definition":{"type":"http://adlnet.gov/expapi/activities/profile"} }] } },
            "timestamp":"{{{at}}}"}
            """.ReplaceLineEndings("");
    }

    /// <summary>A body for POST: an array of <paramref name="count"/> statements from the first number on.</summary>
    public byte[] Batch(int first, int count)
    {
        var text = new StringBuilder("[");
        for (var i = 0; i < count; i++)
            text.Append(i > 0 ? "," : "").Append(Statement(first + i));
        return Encoding.UTF8.GetBytes(text.Append(']').ToString());
    }

    /// <summary>Ids are as random as UUIDs of version 4 are, because that is what an index of ids has to bear.</summary>
    public static Guid Id(int number)
    {
        Span<byte> bytes = stackalloc byte[16];
        new Random(number * 31 + 17).NextBytes(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
