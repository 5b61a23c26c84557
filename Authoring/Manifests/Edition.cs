using System.Text.Json.Serialization;

namespace Authoring.Manifests;

/// <summary>The edition of SCORM a package follows.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Edition>))]
public enum Edition
{
    Scorm12,
    Scorm2004Second,
    Scorm2004Third,
    Scorm2004Fourth,
}
