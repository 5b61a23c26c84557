namespace Lrs.Records.Statements.Reading;

/// <summary>A rule's place in both texts: ADL's 1.0.3 specification and IEEE 9274.1.1 (2.0).</summary>
internal sealed record Clause(string One, string Two)
{
    public static readonly Clause Formatting = new("Data 2.2", "4.2.1");
    public static readonly Clause Actor = new("Data 2.4.2", "4.2.2.1");
    public static readonly Clause Agent = new("Data 2.4.2.1", "4.2.2.1");
    public static readonly Clause Group = new("Data 2.4.2.2", "4.2.2.1");
    public static readonly Clause Identifier = new("Data 2.4.2.3", "4.2.2.1");
    public static readonly Clause Account = new("Data 2.4.2.4", "4.2.2.1");
    public static readonly Clause Verb = new("Data 2.4.3", "4.2.2.2");
    public static readonly Clause Object = new("Data 2.4.4", "4.2.2.3");
    public static readonly Clause Activity = new("Data 2.4.4.1", "4.2.2.3");
    public static readonly Clause StatementObject = new("Data 2.4.4.3", "4.2.2.3");
    public static readonly Clause Result = new("Data 2.4.5", "4.2.2.4");
    public static readonly Clause Score = new("Data 2.4.5.1", "4.2.2.4");
    public static readonly Clause Context = new("Data 2.4.6", "4.2.2.5");
    public static readonly Clause ContextActivities = new("Data 2.4.6.2", "4.2.2.5");
    public static readonly Clause Attachments = new("Data 2.4.11", "4.2.2.6");
    public static readonly Clause Authority = new("Data 2.4.9", "4.2.4.2");
    public static readonly Clause Version = new("Data 2.4.10", "4.2.4.3");
    public static readonly Clause Voiding = new("Data 2.3.2", "4.2.5");
    public static readonly Clause Extensions = new("Data 4.1", "4.2.7");
    public static readonly Clause LanguageMap = new("Data 4.2", "4.2.7");
    public static readonly Clause Iri = new("Data 4.3", "4.2.7");
    public static readonly Clause Uuid = new("Data 4.4", "4.2.7");
    public static readonly Clause Instant = new("Data 4.5", "4.2.7");
    public static readonly Clause Duration = new("Data 4.6", "4.2.7");

    public string In(XapiVersion version) => version.IsTwo ? $"xAPI 2.0 {Two}" : $"xAPI 1.0.3 {One}";
}
