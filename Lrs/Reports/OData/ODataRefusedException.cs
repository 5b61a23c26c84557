using Lrs.Web;

namespace Lrs.Reports.OData;

/// <summary>An OData request that is not answered; thrown while its tree is walked, caught where the request was read.</summary>
public sealed class ODataRefusedException(string code, string target, Text message) : Exception(message.En)
{
    public Problem Problem { get; } = new(code, message, Place: target);
}
