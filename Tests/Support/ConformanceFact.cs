using Xunit;

namespace Tests.Support;

/// <summary>A test that needs the conformance data; skipped with a word where it is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ConformanceFactAttribute : FactAttribute
{
    public ConformanceFactAttribute()
    {
        if (Conformance.Folder is null)
            Skip = Conformance.Missing;
    }
}

/// <summary>The same for a theory, whose data may then come from the conformance folder.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ConformanceTheoryAttribute : TheoryAttribute
{
    public ConformanceTheoryAttribute()
    {
        if (Conformance.Folder is null)
            Skip = Conformance.Missing;
    }
}
