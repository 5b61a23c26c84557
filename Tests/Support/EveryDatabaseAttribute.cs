using System.Reflection;
using Xunit;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Tests.Support;

/// <summary>Runs the test once per database, each time over a freshly started server that xunit disposes.</summary>
[DataDiscoverer("Tests.Support.EveryDatabaseDiscoverer", "Tests.Support")]
public sealed class EveryDatabaseAttribute(params string[] options) : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) =>
        DatabaseKind.All.Select(kind => new object[] { RunningServer.Start(kind, options).GetAwaiter().GetResult() });
}

/// <summary>Keeps test discovery from starting servers.</summary>
public sealed class EveryDatabaseDiscoverer : DataDiscoverer
{
    public override bool SupportsDiscoveryEnumeration(IAttributeInfo dataAttribute, IMethodInfo testMethod) => false;
}
