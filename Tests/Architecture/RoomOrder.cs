namespace Tests.Architecture;

/// <summary>A room knows only rooms below it.</summary>
public sealed class RoomOrder
{
    [Fact]
    public void A_room_references_only_rooms_below_it() =>
        Assert.Empty(Violations(Rooms.References()));

    [Fact]
    public void Every_room_of_the_product_has_its_place_in_the_order() =>
        Assert.Equal(Rooms.InOrder.Order(), Rooms.References().Keys.Order());

    [Fact]
    public void The_rule_sees_a_room_that_looks_upstairs() =>
        Assert.Equal(
            ["Authoring references Player"],
            Violations(new Dictionary<string, IReadOnlyList<string>> { ["Authoring"] = ["Lrs.Web", "Player"], ["Player"] = ["Authoring"] }));

    private static IReadOnlyList<string> Violations(IReadOnlyDictionary<string, IReadOnlyList<string>> references) =>
    [
        .. from room in references
           from other in room.Value
           where Place(other) < 0 || Place(other) >= Place(room.Key)
           select $"{room.Key} references {other}",
    ];

    private static int Place(string room) => Rooms.InOrder.ToList().IndexOf(room);
}
