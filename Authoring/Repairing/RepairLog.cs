using System.Text;

namespace Authoring.Repairing;

/// <summary>Writes repairs down as they are made. Long ones are cut and endless ones only counted, so that a page can show them.</summary>
internal sealed class RepairLog
{
    private const int MostListed = 2_000;
    private const int LongestText = 300;

    private readonly List<Repair> _listed = [];
    private int _total;

    public void Add(string code, string place, string before, string after)
    {
        _total++;
        if (_listed.Count < MostListed)
            _listed.Add(new(code, Shown(place), Shown(before), Shown(after)));
    }

    public RepairList Done() => _total == 0 ? RepairList.None : new([.. _listed], _total);

    private static string Shown(string text)
    {
        var cut = text.Length > LongestText ? text[..LongestText] + "…" : text;
        return string.Concat(cut.EnumerateRunes().Select(r => Rune.IsControl(r) && r.Value is not ('\n' or '\t') ? Rune.ReplacementChar : r));
    }
}
