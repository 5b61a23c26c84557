namespace Authoring.Manifests;

/// <summary>A data bucket an item shares with others. CAM, adlcp:map.</summary>
public sealed record SharedDataMap(string TargetId, bool ReadSharedData, bool WriteSharedData);
