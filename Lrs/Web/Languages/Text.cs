namespace Lrs.Web;

/// <summary>A language of the pages. Hindi is the first and the default.</summary>
public enum Language
{
    Hi,
    En,
}

/// <summary>A text a person sees, always in both languages.</summary>
public readonly record struct Text(string Hi, string En)
{
    /// <summary>The text in one language.</summary>
    public string In(Language language) => language == Language.Hi ? Hi : En;

    /// <summary>The same words in both languages: names, codes.</summary>
    public static Text Same(string text) => new(text, text);
}
