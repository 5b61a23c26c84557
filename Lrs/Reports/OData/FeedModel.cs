using Lrs.Reports.Feeds;
using Microsoft.OData.Edm;

namespace Lrs.Reports.OData;

/// <summary>The feeds as an entity data model: what <c>$metadata</c> says and what the parser knows. OData CSDL XML 4.0.</summary>
public sealed class FeedModel
{
    public const string Namespace = "Lrs.Reports";
    private readonly Dictionary<string, Feed> _feeds;

    public FeedModel(IReadOnlyList<Feed> feeds)
    {
        _feeds = feeds.ToDictionary(f => f.Name, StringComparer.Ordinal);
        Edm = Build(feeds);
    }

    public IEdmModel Edm { get; }

    /// <summary>The feed of an entity set; null where there is none.</summary>
    public Feed? Find(string entitySet) => _feeds.GetValueOrDefault(entitySet);

    private static EdmModel Build(IReadOnlyList<Feed> feeds)
    {
        var model = new EdmModel();
        var container = new EdmEntityContainer(Namespace, "Container");
        model.AddElement(container);
        foreach (var feed in feeds)
        {
            var type = new EdmEntityType(Namespace, feed.RowName);
            foreach (var column in feed.Columns)
            {
                var property = type.AddStructuralProperty(column.Name, EdmCoreModel.Instance.GetPrimitive(KindOf(column.Kind), column.Nullable));
                if (feed.Key.Contains(column.Name))
                    type.AddKeys(property);
            }

            model.AddElement(type);
            container.AddEntitySet(feed.Name, type);
        }

        return model;
    }

    private static EdmPrimitiveTypeKind KindOf(ColumnKind kind) => kind switch
    {
        ColumnKind.Text => EdmPrimitiveTypeKind.String,
        ColumnKind.Number => EdmPrimitiveTypeKind.Int64,
        ColumnKind.Fraction => EdmPrimitiveTypeKind.Double,
        ColumnKind.Instant => EdmPrimitiveTypeKind.DateTimeOffset,
        ColumnKind.Flag => EdmPrimitiveTypeKind.Boolean,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
