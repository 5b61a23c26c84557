using Lrs.Records.Statements;
using Lrs.Web;

namespace Lrs.Records.Attachments;

/// <summary>What must hold between statements and the parts that came with them. 1.0.3 Data 2.4.11; 2.0 4.2.2.6.</summary>
internal static class AttachmentRules
{
    private const string Clause = "xAPI 2.0 4.2.2.6; 1.0.3 Data 2.4.11";

    public static Failure? Check(IReadOnlyList<Statement> statements, IReadOnlyList<ReceivedPart> parts)
    {
        var came = parts.Select(part => part.Sha2).ToHashSet();
        var described = new HashSet<string>();
        for (var i = 0; i < statements.Count; i++)
            for (var j = 0; j < statements[i].Attachments.Count; j++)
            {
                var attachment = statements[i].Attachments[j];
                described.Add(attachment.Sha2);
                if (attachment.FileUrl is null && !came.Contains(attachment.Sha2))
                    return Refuse(
                        statements.Count == 1 ? $"/attachments/{j}" : $"/{i}/attachments/{j}",
                        new("न तो fileUrl है और न ही सामग्री भेजी गई।", "There is neither a fileUrl nor a part with its bytes."));
            }

        return parts.FirstOrDefault(part => !described.Contains(part.Sha2)) is { } stray
            ? Refuse("part " + (2 + IndexOf(parts, stray)), new("कोई कथन इस भाग का उल्लेख नहीं करता।", "No statement describes this part."))
            : null;
    }

    private static int IndexOf(IReadOnlyList<ReceivedPart> parts, ReceivedPart stray)
    {
        for (var i = 0; i < parts.Count; i++)
            if (ReferenceEquals(parts[i], stray))
                return i;
        return -1;
    }

    private static Failure.Invalid Refuse(string place, Text why) => new(new Problem("attachment", why, Clause, place));
}
