using Lrs.People;
using Lrs.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Player.Settings;

/// <summary>One page at every level: what is in force, where it comes from, and what this level chooses.</summary>
internal static class SettingsEndpoints
{
    public static void MapPlaySettings(this IEndpointRouteBuilder routes)
    {
        var settings = routes.MapGroup("/play-settings").RequireRole(Role.Author, Role.Operator);
        settings.MapGet("", (HttpContext http, SettingDesk desk, SettingStore store, CancellationToken cancel) => Show("system", null, http, desk, store, cancel));
        settings.MapGet("/{level}/{subject?}", Show);
        settings.MapPost("/{level}/{subject?}", Choose);
    }

    private static async Task<IResult> Show(string level, string? subject, HttpContext http, SettingDesk desk, SettingStore store, CancellationToken cancel) =>
        await (await desk.Open(http.Viewer()!, level, subject ?? "", cancel)).Match(
            async sheet => await PageOf(sheet, store, null, null, cancel),
            failure => Task.FromResult(failure.ToResult()));

    private static async Task<IResult> Choose(string level, string? subject, HttpContext http, SettingDesk desk, SettingStore store, CancellationToken cancel)
    {
        var opened = await desk.Open(http.Viewer()!, level, subject ?? "", cancel);
        if (opened.Failure is { } failure)
            return failure.ToResult();
        var sheet = opened.Value;
        if (!sheet.MayChange)
            return SettingDesk.NotYours.ToResult();
        var form = await http.Request.ReadFormAsync(cancel);
        var values = AllSettings.List.Select(setting => setting.Name).Append(Preset.Key).ToDictionary(name => name, name => form[name].ToString().Trim());
        var chosen = await store.Choose(sheet.Place, values, http.Viewer()!.HrmsCode, cancel);
        return chosen.Failure is { } refusal
            ? await PageOf(sheet, store, values, refusal, cancel)
            : Results.Redirect($"{SettingDesk.AddressOf(sheet.Place)}?saved=1");
    }

    private static async Task<IResult> PageOf(
        SettingSheet sheet, SettingStore store, IReadOnlyDictionary<string, string>? typed, Failure? refusal, CancellationToken cancel)
    {
        var cascade = await store.Of(sheet.Way.Select(step => step.Place).ToList(), sheet.Tool, cancel);
        return Page.Of<SettingsPage>(
            new { Sheet = sheet, Cascade = cascade, Typed = typed ?? cascade.Own, refusal?.Problem },
            refusal is null ? StatusCodes.Status200OK : FailureResult.StatusOf(refusal));
    }
}
