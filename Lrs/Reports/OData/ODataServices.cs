using Microsoft.Extensions.DependencyInjection;
using Microsoft.OData;
using Microsoft.OData.Json;
using ServiceLifetime = Microsoft.OData.ServiceLifetime;

namespace Lrs.Reports.OData;

/// <summary>The parts of Microsoft's writer, with one exchanged: Hindi is written as letters, not as <c>\u</c> escapes.</summary>
internal sealed class ODataServices : IContainerBuilder
{
    private readonly IServiceCollection _services = new ServiceCollection();

    /// <summary>One container for all answers; each answer takes a scope of it.</summary>
    public static IServiceProvider Container { get; } = Build();

    public IContainerBuilder AddService(ServiceLifetime lifetime, Type serviceType, Type implementationType)
    {
        _services.Add(new ServiceDescriptor(serviceType, implementationType, Of(lifetime)));
        return this;
    }

    public IContainerBuilder AddService(ServiceLifetime lifetime, Type serviceType, Func<IServiceProvider, object> implementationFactory)
    {
        _services.Add(new ServiceDescriptor(serviceType, implementationFactory, Of(lifetime)));
        return this;
    }

    public IServiceProvider BuildContainer() => _services.BuildServiceProvider();

    private static IServiceProvider Build()
    {
        var services = new ODataServices();
        services.AddDefaultODataServices();
        services.AddService(ServiceLifetime.Singleton, typeof(IJsonWriterFactory), _ => new DefaultJsonWriterFactory(ODataStringEscapeOption.EscapeOnlyControls));
        return services.BuildContainer();
    }

    private static Microsoft.Extensions.DependencyInjection.ServiceLifetime Of(ServiceLifetime lifetime) => lifetime switch
    {
        ServiceLifetime.Singleton => Microsoft.Extensions.DependencyInjection.ServiceLifetime.Singleton,
        ServiceLifetime.Scoped => Microsoft.Extensions.DependencyInjection.ServiceLifetime.Scoped,
        _ => Microsoft.Extensions.DependencyInjection.ServiceLifetime.Transient,
    };
}
