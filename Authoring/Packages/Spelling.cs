using System.Text;

namespace Authoring.Packages;

/// <summary>
/// One spelling for letters that Unicode can write in two ways: macOS takes names apart, browsers and tools mostly don't. Only
/// the letters of Hindi and Latin-1; the house runs without the tables of the operating system, which know the others.
/// </summary>
internal static class Spelling
{
    private const char Nukta = '\u093C';
    private const string Nuktas = "\u0958\u0915\u0959\u0916\u095A\u0917\u095B\u091C\u095C\u0921\u095D\u0922\u095E\u092B\u095F\u092F\u0929\u0928\u0931\u0930\u0934\u0933";

    private static readonly Dictionary<(char Letter, char Mark), char> Composed = new[]
    {
        ('\u0300', "AÀEÈIÌOÒUÙaàeèiìoòuù"), ('\u0301', "AÁEÉIÍOÓUÚYÝaáeéiíoóuúyý"), ('\u0302', "AÂEÊIÎOÔUÛaâeêiîoôuû"),
        ('\u0303', "AÃNÑOÕaãnñoõ"), ('\u0308', "AÄEËIÏOÖUÜaäeëiïoöuüyÿ"), ('\u030A', "AÅaå"), ('\u0327', "CÇcç"),
    }.SelectMany(m => m.Item2.Chunk(2).Select(pair => (Key: (pair[0], m.Item1), Value: pair[1]))).ToDictionary(p => p.Key, p => p.Value);

    /// <summary>Latin letters composed, letters with a nukta taken apart, as Unicode's form C has both.</summary>
    public static string One(string name)
    {
        if (System.Text.Ascii.IsValid(name))
            return name;
        var one = new StringBuilder(name.Length);
        foreach (var letter in name)
        {
            if (one.Length > 0 && Composed.TryGetValue((one[^1], letter), out var composed))
                one[^1] = composed;
            else if (Nuktas.IndexOf(letter) is >= 0 and var at && at % 2 == 0)
                one.Append(Nuktas[at + 1]).Append(Nukta);
            else
                one.Append(letter);
        }

        return one.ToString();
    }
}
