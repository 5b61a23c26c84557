using Authoring.Packing;
using Lrs.People;
using Lrs.Records.Checking;
using Lrs.Records.Stream;
using Lrs.Storage;

namespace Lrs.Host;

/// <summary>A command of the program: <c>NAME …</c> instead of serving. Returns the exit code.</summary>
public sealed record Command(string Name, string Usage, Func<string[], Task<int>> Run);

/// <summary>What the program does besides serving.</summary>
public static class Commands
{
    public static readonly IReadOnlyList<Command> All =
    [
        new("pack", "pack <folder> <zip>", Pack),
        new("import", "import <folder> [options]", Import),
        new("rebuild", "rebuild [options]", Rebuild),
        new("check", "check [--mend] [options]", Check),
    ];

    /// <summary>The command the first word names; null means: serve.</summary>
    public static Command? Find(string[] args) =>
        args.Length == 0 ? null : All.FirstOrDefault(command => command.Name == args[0]);

    private static async Task<int> Pack(string[] args)
    {
        if (args is not [var folder, var zip] || !Directory.Exists(folder))
        {
            await Console.Error.WriteLineAsync("pack <folder> <zip>: the folder must exist and hold imsmanifest.xml at its top.");
            return 2;
        }

        await using var file = File.Create(zip);
        Packer.Pack(folder, file);
        return 0;
    }

    /// <summary>Brings in a whole register, also the first one: with it come the officers, an operator among them.</summary>
    private static async Task<int> Import(string[] args)
    {
        if (args is not [var folder, .. var options] || !Directory.Exists(folder))
        {
            await Console.Error.WriteLineAsync("import <folder>: a folder with departments.csv, offices.csv, employees.csv, officers.csv (columns: content-samples/README.md).");
            return 2;
        }

        await using var app = House.Build(options);
        await app.Services.GetRequiredService<Migrator>().Run(CancellationToken.None);
        var done = await app.Services.GetRequiredService<PeopleImport>().Folder(folder, "operator of the machine", CancellationToken.None);
        foreach (var problem in done.Problems)
            await Console.Error.WriteLineAsync($"{problem.File}:{problem.Line}: {problem.Message.En} {problem.Cure?.En}");
        Console.WriteLine($"{done.Departments} departments, {done.Offices} offices, {done.Employees} employees, {done.Officers} officers");
        return done.Problems.Count == 0 ? 0 : 1;
    }

    /// <summary>Holds the postings against the statements; exit code 1 if something is wrong and was not mended.</summary>
    private static async Task<int> Check(string[] args)
    {
        var mend = args.Contains("--mend");
        await using var app = House.Build([.. args.Where(word => word != "--mend")]);
        await app.Services.GetRequiredService<Migrator>().Run(CancellationToken.None);
        var report = await app.Services.GetRequiredService<StoreCheck>().Run(mend, CancellationToken.None);
        foreach (var range in report.Wrong)
            Console.WriteLine($"seq {range.From} to {range.To}: the postings are not those of the statements{(mend ? "; made again" : "")}");
        foreach (var problem in report.Unreadable)
            Console.WriteLine(problem);
        Console.WriteLine($"{report.Statements} statements, {report.Postings} postings, {report.Wrong.Count + report.Unreadable.Count} problems");
        return report.Unreadable.Count == 0 && (report.Wrong.Count == 0 || mend) ? 0 : 1;
    }

    /// <summary>Throws every roll-up away and computes it again from the statements.</summary>
    private static async Task<int> Rebuild(string[] args)
    {
        await using var app = House.Build(args);
        await app.Services.GetRequiredService<Migrator>().Run(CancellationToken.None);
        var runner = app.Services.GetRequiredService<RollUpRunner>();
        foreach (var rollUp in app.Services.GetServices<RollUp>())
        {
            await runner.Rebuild(rollUp.Name, CancellationToken.None);
            Console.WriteLine($"{rollUp.Name}: rebuilt");
        }

        return 0;
    }
}
