using Authoring.Manifests;
using static Tests.Player.Attempts.Story;

namespace Tests.Player.Attempts;

/// <summary>What outlives an attempt and reaches other courses: shared data (RTE 4.3) and global objectives (SN 3.10.2).</summary>
public sealed class SharedByCourses
{
    private static readonly (string, string) Done = ("cmi.completion_status", "completed");

    [Theory]
    [InlineData(true, "left by one")]
    [InlineData(false, null)]
    public void Shared_data_outlives_the_attempt_only_if_it_is_global_to_the_system(bool global, string? later)
    {
        var story = new Story(Course(global));
        story.Begin();
        story.Terminate("one", Done, ("adl.data.0.store", "left by one"));
        story.Go("continue");
        Assert.Equal("left by one", Stored(story));
        story.Go("exitAll");
        Assert.True(story.IsOver);
        story.Begin();
        Assert.Equal(later, Stored(story));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Shared_data_outlives_a_suspended_session(bool global)
    {
        var story = new Story(Course(global));
        story.Begin();
        story.Commit("one", ("adl.data.0.store", "left by one"));
        story.Go("suspendAll");
        story.Begin();
        Assert.Equal("left by one", Stored(story));
    }

    [Theory]
    [InlineData(true, "left by one")]
    [InlineData(false, null)]
    public void Another_course_reads_shared_data_only_if_it_is_global_to_the_system(bool global, string? seen)
    {
        var story = new Story(Course(true));
        story.Begin();
        story.Terminate("one", ("adl.data.0.store", "left by one"));
        var other = story.InAnotherCourse(Course(global));
        other.Begin();
        Assert.Equal(seen, Stored(other));
    }

    [Theory]
    [InlineData(true, "passed")]
    [InlineData(false, null)]
    public void A_global_objective_reaches_another_course_only_if_it_is_global_to_the_system(bool global, string? seen)
    {
        var story = new Story(Course(true));
        story.Begin();
        story.Terminate("one", Done, ("cmi.success_status", "passed"));
        story.Go("exitAll");
        var other = story.InAnotherCourse(Course(global));
        other.Begin();
        Assert.Equal(seen, other.Last.Start!.Values().Values.GetValueOrDefault("cmi.objectives.0.success_status"));
    }

    private static string? Stored(Story story) => story.Last.Start!.Values().Values.GetValueOrDefault("adl.data.0.store");

    private static Organization Course(bool global)
    {
        var map = new ObjectiveMap { Target = "urn:goal", ReadSatisfiedStatus = true, WriteSatisfiedStatus = true };
        Item Lesson(string id) => Sco(id) with
        {
            SharedData = [new SharedDataMap("urn:notes", ReadSharedData: true, WriteSharedData: true)],
            Sequencing = new() { Objectives = [new Objective { Identifier = "goal", IsPrimary = true, Maps = [map] }] },
        };
        return new Organization
        {
            Identifier = "org", Title = "Course", Items = [Lesson("one"), Lesson("two")],
            SharedDataGlobalToSystem = global, ObjectivesGlobalToSystem = global,
            Sequencing = new() { ControlMode = new ControlMode { Flow = true } },
        };
    }
}
