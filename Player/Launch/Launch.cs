using Lrs.Web;

namespace Player.Launch;

/// <summary>An opened course: what a launch token stands for.</summary>
public sealed record Launch(string TokenHash, Guid Registration, string Person, string Course, Language Language, DateTimeOffset Expires);
