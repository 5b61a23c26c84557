using System.Collections.Concurrent;
using Lrs.Storage;

namespace Lrs.Records.Terms;

/// <summary>
/// The numbers of what statements name. A number enters the memory only once it is committed, so a write that was rolled back leaves no
/// false one.
/// </summary>
public sealed class TermDictionary(Database database)
{
    // Some 70 bytes each; who was forgotten is looked up again.
    private const int MostRemembered = 200_000;

    private readonly ConcurrentDictionary<UInt128, long> _known = new();

    /// <summary>The lists of postings of those terms that occur in some statement.</summary>
    public async Task<Dictionary<Term, long>> Find(IReadOnlyCollection<Term> terms, CancellationToken cancel)
    {
        var numbers = await Numbers(terms, cancel);
        return terms.Where(term => numbers.ContainsKey(term.Named)).ToDictionary(term => term, term => term.List(numbers[term.Named]));
    }

    /// <summary>
    /// The numbers of all that is named, inside the caller's write, which holds the head of the store: nobody else adds any meanwhile.
    /// What was added is to be told to <see cref="Remember"/> after the commit.
    /// </summary>
    internal async Task<(Dictionary<Named, long> Numbers, IReadOnlyList<(Named Named, long Id)> Learned)> Number(Session session, IEnumerable<Named> named)
    {
        var (numbers, missing) = Recall(named);
        if (missing.Count == 0)
            return (numbers, []);
        var learned = await Look(session, missing);
        foreach (var (known, id) in learned)
            numbers[known] = id;
        var added = missing.Where(one => !numbers.ContainsKey(one)).ToArray();
        await Bulk.Insert(
            session, "term", "digest, kind, value", "",
            [Keys(added), Array.ConvertAll(added, one => (long)one.Kind), Array.ConvertAll(added, Readable)]);
        foreach (var (fresh, id) in await Look(session, added))
            learned.Add((fresh, numbers[fresh] = id));
        return (numbers, learned);
    }

    /// <summary>Called after the commit.</summary>
    internal void Remember(IReadOnlyList<(Named Named, long Id)> committed)
    {
        if (_known.Count + committed.Count > MostRemembered)
            _known.Clear();
        foreach (var (named, id) in committed)
            _known[named.Digest] = id;
    }

    // The digest is what finds it; the text is for people, and PostgreSQL keeps no NUL in one.
    private static string Readable(Named named) => named.Value.Replace('\0', '\uFFFD');

    private async Task<Dictionary<Named, long>> Numbers(IEnumerable<Term> terms, CancellationToken cancel)
    {
        var (numbers, missing) = Recall(terms.Select(term => term.Named));
        if (missing.Count == 0)
            return numbers;
        var found = await database.Read(session => Look(session, missing), cancel);
        Remember(found);
        foreach (var (named, id) in found)
            numbers[named] = id;
        return numbers;
    }

    private static async Task<List<(Named Named, long Id)>> Look(Session session, IReadOnlyList<Named> named)
    {
        var found = new List<(Named, long)>(named.Count);
        await Bulk.Find(session, "term", "digest", "id", (place, row) => found.Add((named[place], row.Long(0))), [Keys(named)]);
        return found;
    }

    private (Dictionary<Named, long> Numbers, List<Named> Missing) Recall(IEnumerable<Named> named)
    {
        var numbers = new Dictionary<Named, long>();
        var missing = new HashSet<Named>();
        foreach (var one in named)
            if (_known.TryGetValue(one.Digest, out var id))
                numbers[one] = id;
            else
                missing.Add(one);
        return (numbers, [.. missing]);
    }

    private static byte[][] Keys(IReadOnlyList<Named> named) => [.. named.Select(one => one.Key)];
}
