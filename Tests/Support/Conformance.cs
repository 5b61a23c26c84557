namespace Tests.Support;

/// <summary>The conformance data outside the repository: LRS_CONFORMANCE, else ../shared/conformance beside the checkout.</summary>
public static class Conformance
{
    public const string Variable = "LRS_CONFORMANCE";

    public static string? Folder { get; } = Find();

    public static string Scorm => Path.Combine(Folder ?? throw new DirectoryNotFoundException(Missing), "scorm");

    public static string Missing => $"conformance data not found: set {Variable} or place it in ../shared/conformance";

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
            return Directory.Exists(named) ? named : null;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(Path.Combine(folder.FullName, "Lrs.sln")))
                continue;
            var here = Path.GetFullPath(Path.Combine(folder.FullName, "../shared/conformance"));
            if (Directory.Exists(here))
                return here;
            // A git worktree lies one folder deeper than the main checkout.
            var above = Path.GetFullPath(Path.Combine(folder.FullName, "../../shared/conformance"));
            return Directory.Exists(above) ? above : null;
        }
        return null;
    }
}
