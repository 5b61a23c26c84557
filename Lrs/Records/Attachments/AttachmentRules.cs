using Lrs.Records.Statements;
using Lrs.Web;

namespace Lrs.Records.Attachments;

/// <summary>What must hold between statements and the parts that came with them. 1.0.3 Data 2.4.11; 2.0 4.2.2.6.</summary>
internal static class AttachmentRules
{
    private const string Clause = "xAPI 2.0 4.2.2.6; 1.0.3 Data 2.4.11";

    public static Failure? Check(Intake intake, IReadOnlyList<ReceivedPart> parts)
    {
        var came = new Dictionary<string, long>();
        foreach (var part in parts)
            came[part.Sha2] = part.Length;
        var described = new HashSet<string>();
        foreach (var (attachment, place) in intake.EveryAttachment)
        {
            described.Add(attachment.Sha2);
            if (!came.TryGetValue(attachment.Sha2, out var length))
            {
                if (attachment.FileUrl is null)
                    return Refuse(place, new("न तो fileUrl है और न ही सामग्री भेजी गई।", "There is neither a fileUrl nor a part with its bytes."));
            }
            else if (length != attachment.Length)
                return Refuse(place + "/length", new($"भेजी गई सामग्री {length} बाइट की है।", $"The part with its bytes has {length} of them."));
        }

        for (var i = 0; i < parts.Count; i++)
            if (!described.Contains(parts[i].Sha2))
                return Refuse($"part {i + 2}", new("कोई कथन इस भाग का उल्लेख नहीं करता।", "No statement describes this part."));
        return null;
    }

    private static Failure.Invalid Refuse(string place, Text why) => new(new Problem("attachment", why, Clause, place));
}
