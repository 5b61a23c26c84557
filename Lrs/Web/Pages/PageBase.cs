using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Lrs.Web;

/// <summary>What every page and page component can say: texts in the reader's language, figures and instants as read in India.</summary>
public abstract class PageBase : ComponentBase
{
    /// <summary>The request being answered.</summary>
    [CascadingParameter]
    public HttpContext Http { get; set; } = null!;

    /// <summary>The reader's language.</summary>
    protected Language L => Http.Language();

    /// <summary>The text in the reader's language.</summary>
    protected string T(string hi, string en) => new Text(hi, en).In(L);

    /// <summary>The text in the reader's language.</summary>
    protected string T(Text text) => text.In(L);

    /// <summary>A number in Indian grouping.</summary>
    protected static string N(long number) => Figures.Indian(number);

    /// <summary>Day and time in India.</summary>
    protected string When(DateTimeOffset instant) => Figures.When(instant, L);

    /// <summary>Day in India.</summary>
    protected string Day(DateTimeOffset instant) => Figures.Day(instant, L);
}
