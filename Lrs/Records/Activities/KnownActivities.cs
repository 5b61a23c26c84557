using System.Text.Json;
using Lrs.Records.Statements;
using Lrs.Records.Statements.Querying;
using Lrs.Records.Terms;

namespace Lrs.Records.Activities;

/// <summary>What the store knows of the activities in one answer, as far as its reader may read; each is looked up once.</summary>
internal sealed class KnownActivities(RecentStatements recent, IReadOnlyList<Term> bounds)
{
    private readonly Dictionary<string, JsonElement?> _known = [];

    /// <summary>Looks up every activity these stored statements speak of.</summary>
    public async Task Learn(IEnumerable<ReadOnlyMemory<byte>> statements, CancellationToken cancel)
    {
        foreach (var id in statements.SelectMany(text => MergedDefinition.Activities(StatementReader.ReadStored(text))).Select(activity => activity.Id).Distinct())
            if (!_known.ContainsKey(id))
                _known[id] = MergedDefinition.Of(id, await recent.About(new Term(TermKind.Activity, id, TermRole.Related), bounds, cancel));
    }

    /// <summary>The definition the store determines; null where it knows none.</summary>
    public JsonElement? DefinitionOf(string id) => _known.GetValueOrDefault(id);
}
