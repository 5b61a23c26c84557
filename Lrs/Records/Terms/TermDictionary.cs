using System.Collections.Concurrent;
using Lrs.Storage;

namespace Lrs.Records.Terms;

/// <summary>
/// The numbers of terms. A number enters the memory only once it is committed, so a write that was rolled back leaves no false one.
/// </summary>
public sealed class TermDictionary(Database database)
{
    private const int MostRemembered = 200_000;
    private const int MostInOneQuery = 500;

    private readonly ConcurrentDictionary<Term, long> _known = new();

    /// <summary>The numbers of those terms that have one.</summary>
    public async Task<Dictionary<Term, long>> Find(IReadOnlyCollection<Term> terms, CancellationToken cancel)
    {
        var (found, missing) = Recall(terms);
        if (missing.Count > 0)
            foreach (var (term, id) in await database.Read(session => Look(session, missing), cancel))
                Remember(term, found[term] = id);
        return found;
    }

    /// <summary>Gives every missing term a number inside the caller's write; sorted, so that two writers cannot wait for each other.</summary>
    internal static async Task<IReadOnlyList<(Term Term, long Id)>> Add(Session session, IEnumerable<Term> missing)
    {
        var added = new List<(Term, long)>();
        foreach (var term in missing.OrderBy(term => term.Kind).ThenBy(term => term.Value, StringComparer.Ordinal))
            added.Add((term, await session.Single<long>(
                "insert into term (kind, value) values (@kind, @value) on conflict (kind, value) do update set kind = excluded.kind returning id",
                new { kind = (long)term.Kind, value = term.Value })));
        return added;
    }

    /// <summary>Called after the commit.</summary>
    internal void Remember(IEnumerable<(Term Term, long Id)> committed)
    {
        foreach (var (term, id) in committed)
            Remember(term, id);
    }

    internal static async Task<IReadOnlyList<(Term Term, long Id)>> Look(Session session, IReadOnlyCollection<Term> terms)
    {
        var found = new List<(Term, long)>(terms.Count);
        foreach (var kind in terms.GroupBy(term => term.Kind))
            foreach (var values in kind.Select(term => term.Value).Chunk(MostInOneQuery))
                foreach (var row in await session.Query<TermRow>(
                             "select id, value from term where kind = @kind and value in @values", new { kind = (long)kind.Key, values }))
                    found.Add((new Term(kind.Key, row.Value), row.Id));
        return found;
    }

    private (Dictionary<Term, long> Found, List<Term> Missing) Recall(IReadOnlyCollection<Term> terms)
    {
        var found = new Dictionary<Term, long>(terms.Count);
        var missing = new List<Term>();
        foreach (var term in terms)
            if (_known.TryGetValue(term, out var id))
                found[term] = id;
            else
                missing.Add(term);
        return (found, missing);
    }

    private void Remember(Term term, long id)
    {
        if (_known.Count >= MostRemembered)
            _known.Clear();
        _known[term] = id;
    }

    private sealed record TermRow
    {
        public long Id { get; init; }

        public string Value { get; init; } = "";
    }
}
