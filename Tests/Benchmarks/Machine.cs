using System.Runtime.InteropServices;

namespace Tests.Benchmarks;

/// <summary>What the figures were measured on; a figure without it says nothing.</summary>
internal static class Machine
{
    public static void Print() =>
        Console.WriteLine(
            $"{RuntimeInformation.OSDescription.Trim()}, {Processor()}, {Environment.ProcessorCount} cores, "
            + $"{GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30} GiB, {RuntimeInformation.FrameworkDescription}, load {Load()}\n");

    private static string Processor() =>
        File.Exists("/proc/cpuinfo")
            ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? "?"
            : RuntimeInformation.ProcessArchitecture.ToString();

    /// <summary>Load average of the last minute: above 0.5 the figures are disturbed by others.</summary>
    private static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "?";
}
