using Microsoft.Extensions.DependencyInjection;
using Microsoft.OData;

namespace Lrs.Reports.OData;

/// <summary>An answer in memory: a page has a bounded size, and Microsoft's writer is synchronous.</summary>
internal sealed class ODataMessage : IODataResponseMessage, IContainerProvider, IDisposable
{
    private readonly Dictionary<string, string> _headers = new(StringComparer.OrdinalIgnoreCase);
    private readonly IServiceScope _scope = ODataServices.Container.CreateScope();

    public IServiceProvider Container => _scope.ServiceProvider;

    public MemoryStream Body { get; } = new();

    public IEnumerable<KeyValuePair<string, string>> Headers => _headers;

    public int StatusCode { get; set; } = 200;

    public string GetHeader(string headerName) => _headers.GetValueOrDefault(headerName)!;

    public void SetHeader(string headerName, string headerValue) => _headers[headerName] = headerValue;

    public Stream GetStream() => Body;

    public void Dispose()
    {
        Body.Dispose();
        _scope.Dispose();
    }
}
