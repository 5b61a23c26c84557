using System.Text;
using Authoring.Checks;
using Authoring.Manifests;
using Authoring.Packages;

namespace Tests.Authoring.Verdicts;

/// <summary>A verdict as a page of text: accepted, repaired or refused; what was found, what was changed, what learners get.</summary>
internal static class Verdict
{
    private const int ShownOfOneCode = 3;

    public static string Of(PackageReading reading)
    {
        var text = new StringBuilder();
        text.AppendLine(reading.Package switch
        {
            null => "refused",
            { Repairs.Total: 0 } => "accepted",
            { Repairs.Total: var changes } => $"repaired: {changes} changes",
        });
        foreach (var (finding, earlier) in reading.Findings.Select((f, i) => (f, reading.Findings.Take(i).Count(e => e.Code == f.Code))))
        {
            if (earlier == ShownOfOneCode)
                text.AppendLine($"… {reading.Findings.Count(f => f.Code == finding.Code) - earlier} more of {finding.Code}");
            if (earlier >= ShownOfOneCode)
                continue;
            text.AppendLine($"{finding.Severity.ToString().ToLowerInvariant()} {finding.Code}{(finding.Place.Length > 0 ? $" at {Short(finding.Place)}" : "")}{(finding.Clause.Length > 0 ? $" ({finding.Clause})" : "")}");
            text.AppendLine($"  {Short(finding.Message.En)} Learners: {finding.Meaning().En} Cure: {finding.Cure.En}");
        }

        foreach (var repair in reading.Package?.Repairs.Listed ?? [])
            text.AppendLine($"change {repair.Place}: {Shown(repair.Before)} -> {Shown(repair.After)}");
        if (reading.Package is { } package)
        {
            text.AppendLine($"{package.Manifest.Edition} {package.Manifest.DefaultOrganization}");
            foreach (var item in package.Manifest.Deliverable().Items)
                Tree(text, item, 1);
            text.AppendLine($"files: {string.Join(", ", package.Files.Select(f => Short(f.Path)))}");
        }

        return text.ToString().ReplaceLineEndings("\n").TrimEnd();
    }

    private static void Tree(StringBuilder text, Item item, int depth)
    {
        text.AppendLine($"{new string(' ', depth * 2)}{item.Identifier} \"{item.Title}\"{(item.Href is null ? "" : $" {item.ScormType} {item.Href}")}");
        foreach (var child in item.Children)
            Tree(text, child, depth + 1);
    }

    private static string Shown(string text) => text.Length == 0 ? "nothing" : Short(text).ReplaceLineEndings(" ");

    private static string Short(string text) => text.Length > 400 ? $"{text[..60]}… ({text.Length} characters)" : text;
}
