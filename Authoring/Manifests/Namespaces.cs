namespace Authoring.Manifests;

/// <summary>The XML namespaces of SCORM.</summary>
internal static class Namespaces
{
    public const string Packaging = "http://www.imsglobal.org/xsd/imscp_v1p1";
    public const string AdlPackaging = "http://www.adlnet.org/xsd/adlcp_v1p3";
    public const string AdlSequencing = "http://www.adlnet.org/xsd/adlseq_v1p3";
    public const string AdlNavigation = "http://www.adlnet.org/xsd/adlnav_v1p3";
    public const string SimpleSequencing = "http://www.imsglobal.org/xsd/imsss";
    public const string OldPackaging = "http://www.imsproject.org/xsd/imscp_rootv1p1p2";
    public const string OldAdlPackaging = "http://www.adlnet.org/xsd/adlcp_rootv1p2";

    /// <summary>The namespace of the manifest element.</summary>
    public static string PackagingOf(Edition edition) => edition == Edition.Scorm12 ? OldPackaging : Packaging;
}
