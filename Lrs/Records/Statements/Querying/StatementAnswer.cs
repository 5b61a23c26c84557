using Lrs.Records.Activities;

namespace Lrs.Records.Statements.Querying;

/// <summary>Turns stored texts into what a reader asked for: the format, and by option what a reader of 1.0.3 can know.</summary>
internal sealed class StatementAnswer(FormatWriter writer, KnownActivities? known, bool forOlder)
{
    /// <summary>To be called with texts before they are written: the canonical format needs what is known of their activities.</summary>
    public Task Prepare(IEnumerable<ReadOnlyMemory<byte>> stored, CancellationToken cancel) => known?.Learn(stored, cancel) ?? Task.CompletedTask;

    public ReadOnlyMemory<byte> Write(ReadOnlyMemory<byte> stored) => writer.Write(forOlder ? OlderVersion.Of(stored) : stored);
}
