using System.Text.Json.Serialization;
using Lrs.Web;

namespace Authoring.Checks;

/// <summary>How much a finding weighs: an Error refuses the package, a Warning changes what learners get, a Note only tells.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Severity>))]
public enum Severity
{
    Note,
    Warning,
    Error,
}

/// <summary>One thing found in a package: where it is, which clause it breaks, what it means and how to cure it.</summary>
/// <param name="Code">Stable name, e.g. <c>manifest-with-doctype</c>.</param>
/// <param name="Clause">The clause of the specification, e.g. <c>SCORM 2004 CAM, organizations/@default</c>.</param>
/// <param name="Place">A path in the package, with the line where one is known: <c>imsmanifest.xml:12</c>.</param>
public sealed record Finding(Severity Severity, string Code, string Clause, string Place, Text Message, Text Cure);
