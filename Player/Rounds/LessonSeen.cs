using System.Text.Encodings.Web;
using System.Text.Json;

namespace Player.Rounds;

/// <summary>What a browser saw of one lesson when it was opened.</summary>
/// <param name="IsSco">The manifest calls it a SCO, so it should talk.</param>
/// <param name="Opened">The player showed it; false where the rules of the course don't let it be opened by itself.</param>
/// <param name="Called">It called Initialize or LMSInitialize.</param>
/// <param name="Missing">Files it asked for that are not there.</param>
/// <param name="Errors">Scripts that broke.</param>
/// <param name="Console">Errors in the browser's console.</param>
public sealed record LessonSeen(
    string Item, string Title, bool IsSco, bool Opened, bool Called, IReadOnlyList<string> Missing, IReadOnlyList<string> Errors, IReadOnlyList<string> Console)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Nothing to put right.</summary>
    public bool IsWell => Opened && (Called || !IsSco) && Missing.Count == 0 && Errors.Count == 0 && Console.Count == 0;

    public static IReadOnlyList<LessonSeen> Read(string json) => JsonSerializer.Deserialize<IReadOnlyList<LessonSeen>>(json, Json) ?? [];

    public static string Write(IReadOnlyList<LessonSeen> seen) => JsonSerializer.Serialize(seen, Json);
}
