using Microsoft.Playwright;

namespace Tests.Browser.Road;

/// <summary>Pictures of pages, on a phone and on a desk, in both languages, in <c>artifacts/screenshots</c>. No page may be wider than the phone.</summary>
public sealed class Screenshots
{
    public const int Phone = 360;
    private const int Desk = 1280;

    private static readonly string Folder = Path.Combine(Files.Root, "artifacts", "screenshots");

    private readonly List<string> _tooWide = [];

    /// <summary>Where a page was wider than the window, one a line.</summary>
    public string TooWide => string.Join('\n', _tooWide);

    /// <summary>The page as a GET shows it, in Hindi and in English; it ends in Hindi as it began.</summary>
    public async Task Of(IPage page, string name)
    {
        var address = page.Url;
        foreach (var language in new[] { "en", "hi" })
        {
            await page.GotoAsync(WithLanguage(address, language), new() { WaitUntil = WaitUntilState.Load });
            await AsItIs(page, name, language);
        }
    }

    /// <summary>The page as it stands, without loading it again.</summary>
    public async Task AsItIs(IPage page, string name, string language)
    {
        foreach (var width in new[] { Desk, Phone })
        {
            await page.SetViewportSizeAsync(width, width == Phone ? 740 : 800);
            await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{name}-{width}-{language}.png"), FullPage = true });
            var needs = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
            if (needs > width)
                _tooWide.Add($"{name}-{width}-{language}: needs {needs} px ({new Uri(page.Url).AbsolutePath})");
        }
    }

    private static string WithLanguage(string address, string language)
    {
        var uri = new UriBuilder(address);
        var rest = uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Where(p => !p.StartsWith("lang=", StringComparison.Ordinal));
        uri.Query = string.Join('&', rest.Append($"lang={language}"));
        return uri.Uri.AbsoluteUri;
    }
}
