using Microsoft.Playwright;

namespace Tests.Browser;

/// <summary>The machine's Chromium, one for all tests of a class.</summary>
public sealed class Chromium : IAsyncLifetime
{
    public const string Missing = "chromium not found: set LRS_CHROMIUM or install it in /usr/bin/chromium";

    /// <summary>How long a page may take to show what a test expects, in milliseconds: a busy machine is no failure.</summary>
    public const float Patience = 60_000;

    private IPlaywright? playwright;
    private IBrowser? browser;

    public static string? Path { get; } =
        new[] { Environment.GetEnvironmentVariable("LRS_CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }
            .FirstOrDefault(File.Exists);

    public IBrowser Browser => browser ?? throw new InvalidOperationException(Missing);

    public async Task InitializeAsync()
    {
        if (Path is null)
            return;
        Assertions.SetDefaultExpectTimeout(Patience);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Path, Headless = true, Args = ["--no-sandbox"] });
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
    }
}

/// <summary>A test in a real browser; skipped with a word where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ChromiumFactAttribute : FactAttribute
{
    public ChromiumFactAttribute()
    {
        if (Chromium.Path is null)
            Skip = Chromium.Missing;
    }

    /// <summary>The test also reads the conformance data.</summary>
    public bool Conformance
    {
        get => false;
        set
        {
            if (value && Support.Conformance.Folder is null)
                Skip = Support.Conformance.Missing;
        }
    }
}

/// <summary>The same with data.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ChromiumTheoryAttribute : TheoryAttribute
{
    public ChromiumTheoryAttribute()
    {
        if (Chromium.Path is null)
            Skip = Chromium.Missing;
    }

    /// <summary>The test also reads the conformance data.</summary>
    public bool Conformance
    {
        get => false;
        set
        {
            if (value && Support.Conformance.Folder is null)
                Skip = Support.Conformance.Missing;
        }
    }
}
