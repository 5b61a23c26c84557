using Player.Settings;

namespace Tests.Player.Settings;

/// <summary>Which level stands over which, and where a value comes from.</summary>
public sealed class CascadeTests
{
    private static readonly SettingPlace Department = new(SettingLevel.Department, "EDU");
    private static readonly SettingPlace Course = new(SettingLevel.Course, "two-lessons");

    [Fact]
    public void Without_a_choice_everything_is_as_delivered()
    {
        var cascade = new Cascade([(SettingPlace.System, Nothing)]);
        Assert.Equal(PlaySettings.Default, cascade.Settings);
        Assert.All(cascade.InForce, one => Assert.Null(one.From));
        Assert.Equal(AllSettings.List.Count, cascade.InForce.Count);
    }

    [Fact]
    public void A_lower_level_stands_over_a_higher_one()
    {
        var cascade = new Cascade([
            (SettingPlace.System, Chosen((Setting.SaveSeconds, "10"), (Setting.MostAttempts, "3"))),
            (Department, Chosen((Setting.SaveSeconds, "20"))),
            (Course, Nothing)]);
        Assert.Equal((20, 3), (cascade.Settings.SaveSeconds, cascade.Settings.MostAttempts));
        Assert.Equal((Department, SettingPlace.System), (From(cascade, Setting.SaveSeconds), From(cascade, Setting.MostAttempts)));
    }

    [Fact]
    public void A_preset_stands_over_the_level_above_and_below_the_own_values()
    {
        var cascade = new Cascade([
            (SettingPlace.System, Chosen((Setting.SaveSeconds, "30"), (Setting.AfterLesson, "next"))),
            (Course, Chosen((Preset.Key, "storyline"), (Setting.AfterLesson, "ask")))]);
        Assert.Equal((5, AfterLesson.Ask), (cascade.Settings.SaveSeconds, cascade.Settings.AfterLesson));
        Assert.Equal("Articulate Storyline", cascade.InForce.First(one => one.Setting.Name == Setting.SaveSeconds).By?.Tool);
        Assert.Null(cascade.InForce.First(one => one.Setting.Name == Setting.AfterLesson).By);
    }

    [Fact]
    public void What_suits_the_tool_of_the_package_stands_below_every_choice()
    {
        var storyline = Preset.Find("storyline")!;
        var cascade = new Cascade([(SettingPlace.System, Chosen((Setting.AfterLesson, "ask"))), (Course, Nothing)], storyline);
        Assert.Equal((AfterLesson.Ask, SettingPlace.System), (cascade.Settings.AfterLesson, From(cascade, Setting.AfterLesson)));
        var untouched = new Cascade([(SettingPlace.System, Nothing)], storyline);
        Assert.Equal(AfterLesson.Leave, untouched.Settings.AfterLesson);
        Assert.All(untouched.InForce, one => Assert.Null(one.From));
        Assert.Equal(storyline.Values.Keys.Order(), untouched.InForce.Where(one => one.By == storyline).Select(one => one.Setting.Name).Order());
    }

    [Fact]
    public void Every_tool_that_packages_are_told_by_has_its_preset() =>
        Assert.All(Preset.All, preset => Assert.Equal(preset.Tool, Authoring.Tools.AuthoringTool.Find(preset.Name)?.Title));

    [Fact]
    public void A_value_that_no_longer_exists_is_passed_over() =>
        Assert.Equal(PlaySettings.Default, new Cascade([(SettingPlace.System, Chosen((Setting.Window, "hologram"), (Setting.SaveSeconds, "1"), ("gone", "x")))]).Settings);

    [Fact]
    public void Every_setting_says_in_both_languages_what_it_does_and_takes_its_own_default()
    {
        Assert.All(AllSettings.List, setting =>
        {
            Assert.True(setting.Does.Hi.Length > 20 && setting.Does.En.Length > 20, setting.Name);
            Assert.True(setting.Takes(setting.Default), setting.Name);
            Assert.All(setting.Choices, choice => Assert.NotEqual(PlaySettings.Default, With(setting.Name, choice.Value, setting.Default)));
        });
        // A choice that changes nothing would be a dead one; the default itself is compared with something else.
        static PlaySettings With(string name, string value, string usual) => new Cascade([
            (SettingPlace.System, Chosen((name, value == usual ? "" : value), (Setting.IdleMinutes, value == usual ? "31" : "30")))]).Settings;
    }

    [Fact]
    public void Every_preset_names_known_settings_with_values_they_take()
    {
        string[] tools = ["Storyline", "Rise", "Captivate", "iSpring", "Adapt", "eXeLearning", "Lectora", "H5P"];
        Assert.All(tools, tool => Assert.Contains(Preset.All, preset => preset.Tool.Contains(tool, StringComparison.Ordinal)));
        Assert.All(Preset.All.SelectMany(preset => preset.Values), value => Assert.True(AllSettings.Find(value.Key)?.Takes(value.Value), value.Key));
    }

    private static IReadOnlyDictionary<string, string> Nothing => new Dictionary<string, string>();

    private static Dictionary<string, string> Chosen(params (string Name, string Value)[] values) => values.ToDictionary(value => value.Name, value => value.Value);

    private static SettingPlace? From(Cascade cascade, string name) => cascade.InForce.First(one => one.Setting.Name == name).From;
}
