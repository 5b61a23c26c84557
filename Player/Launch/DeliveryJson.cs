using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Player.Attempts;
using Player.RunTime;
using Player.Settings;

namespace Player.Launch;

/// <summary>The player's answers as the page reads them.</summary>
internal static class DeliveryJson
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static IResult Answer(Delivery delivery) => Results.Json(Of(delivery), Json);

    /// <summary>A stale batch is acknowledged too, so that the browser's journal lets go of it.</summary>
    public static IResult Answer(CommitBatch batch, CommitResult result, Delivery? next) => Results.Json(
        new
        {
            batch.Sequence,
            state = result.State.ToString().ToLowerInvariant(),
            refused = result.Refused.Select(value => new { value.Element, value.Error, value.Reason }),
            moved = result.Request is not null,
            next = next is null ? null : Of(next),
        }, Json);

    private static object Of(Delivery delivery) => new
    {
        state = delivery.State.ToString().ToLowerInvariant(),
        item = delivery.Item is null ? null : new
        {
            id = delivery.Item.Identifier,
            title = delivery.Item.Title,
            href = delivery.Item.Href,
        },
        start = delivery.Start is null ? (JsonElement?)null : JsonDocument.Parse(delivery.Start.ToJson()).RootElement,
        rules = PlayEndpoints.RulesOf(delivery.Standard, delivery.Settings.Strict),
        toc = delivery.Toc,
        canContinue = delivery.CanContinue,
        canGoBack = delivery.CanGoBack,
        refused = delivery.Refused,
        course = delivery.Course,
        play = new
        {
            mode = delivery.Mode.ToString().ToLowerInvariant(),
            popUp = delivery.Settings.Window == LessonWindow.PopUp,
            afterLesson = delivery.Settings.AfterLesson.ToString().ToLowerInvariant(),
            delivery.Settings.SaveSeconds,
            delivery.Settings.IdleMinutes,
        },
    };
}
