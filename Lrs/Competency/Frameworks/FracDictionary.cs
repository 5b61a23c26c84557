using Lrs.Web;

namespace Lrs.Competency.Frameworks;

/// <summary>What a node of a dictionary is. FRAC: roles and activities belong to positions, competencies to roles.</summary>
public enum NodeKind
{
    Position,
    Role,

    /// <summary>FRAC calls it "activity"; in xAPI that word means something else.</summary>
    WorkActivity,
}

/// <summary>A position, role or work activity. Descriptions may be empty.</summary>
public sealed record Node(string Id, NodeKind Kind, Text Name, Text Description);

/// <summary>A competency with its levels, lowest first.</summary>
public sealed record CompetencyEntry(string Id, string Type, Text Area, Text Name, Text Description, IReadOnlyList<LevelEntry> Levels);

/// <summary>What somebody at this level does.</summary>
public sealed record LevelEntry(int Level, Text Name, Text Description);

/// <summary>Position → role, role → work activity, role → competency. The level is 0 except for competencies.</summary>
public sealed record Edge(string Parent, string Child, int Level);

/// <summary>A whole framework as one file holds it. Edges lead only downwards (position, role, then work activity or competency), so there are no cycles.</summary>
public sealed record FracDictionary(
    string Framework, long Version, Text Title, IReadOnlyList<Node> Nodes, IReadOnlyList<CompetencyEntry> Competencies, IReadOnlyList<Edge> Edges)
{
    /// <summary>What each position asks for: the highest level any of its roles asks for.</summary>
    public IEnumerable<(string Position, string Competency, int Level)> Required()
    {
        var positions = Nodes.Where(n => n.Kind == NodeKind.Position).Select(n => n.Id).ToHashSet();
        var competencies = Competencies.Select(c => c.Id).ToHashSet();
        var ofRole = Edges.Where(e => competencies.Contains(e.Child)).ToLookup(e => e.Parent);
        return from edge in Edges
               where positions.Contains(edge.Parent)
               from asked in ofRole[edge.Child]
               group asked.Level by (edge.Parent, asked.Child) into levels
               select (levels.Key.Parent, levels.Key.Child, levels.Max());
    }
}

/// <summary>What is wrong with a file, where (a JSON pointer, RFC 6901, or a line), and what to do.</summary>
public sealed record DictionaryFinding(string Place, Text Message, Text Cure);
