using System.Security.Cryptography;
using System.Text;

namespace Player.RunTime;

/// <summary>The browser's half of the run time as one script: defines <c>createScormApi</c>, <c>createScormTransport</c> and <c>sendScormJournal</c>.</summary>
public static class AdapterScript
{
    private static readonly string[] Parts = ["scorm-model.js", "scorm-journal.js", "scorm-commits.js", "scorm-adapter.js"];

    public static string Text { get; } = Assemble();

    /// <summary>For the address or the ETag of the script.</summary>
    public static string Version { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)))[..16];

    private static string Assemble()
    {
        var script = new StringBuilder("(() => {\n\"use strict\";\n");
        foreach (var part in Parts)
        {
            using var stream = typeof(AdapterScript).Assembly.GetManifestResourceStream(part)
                ?? throw new InvalidOperationException($"{part} is not embedded");
            using var reader = new StreamReader(stream);
            script.Append(reader.ReadToEnd()).Append('\n');
        }
        return script.Append("Object.assign(globalThis, { createScormApi, createScormTransport: createTransport, sendScormJournal: sendJournal });\n})();\n").ToString();
    }
}
