using Lrs.Storage;
using Lrs.Web;

namespace Lrs.People;

/// <summary>A post: a position of the competency dictionary, under the dictionary's id.</summary>
public sealed record Post
{
    public required string Position { get; init; }
    public required string TitleHi { get; init; }
    public required string TitleEn { get; init; }

    public Text Title => new(TitleHi, TitleEn);
}

public static class Posts
{
    /// <summary>All posts, by id.</summary>
    public static Task<IReadOnlyList<Post>> All(Session session) =>
        session.Query<Post>("select position, title_hi, title_en from post order by position");

    /// <summary>One post; null where the dictionary has not named it.</summary>
    public static Task<Post?> Find(Session session, string position) =>
        session.Single<Post>("select position, title_hi, title_en from post where position = @position", new { position });

    /// <summary>Adds or renames posts; called by the room that reads the dictionary, in its own transaction.</summary>
    public static Task<int> Put(Session session, IEnumerable<Post> posts) =>
        session.Execute(
            """
            insert into post (position, title_hi, title_en) values (@Position, @TitleHi, @TitleEn)
            on conflict (position) do update set title_hi = excluded.title_hi, title_en = excluded.title_en
            """, posts);
}
