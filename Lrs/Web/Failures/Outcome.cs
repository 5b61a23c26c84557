namespace Lrs.Web;

/// <summary>A value, or the reason why there is none.</summary>
public readonly struct Outcome<T>
{
    private readonly T? _value;

    private Outcome(T? value, Failure? failure) => (_value, Failure) = (value, failure);

    /// <summary>Why it failed; null if it succeeded.</summary>
    public Failure? Failure { get; }

    /// <summary>The value of a success; asking a failure for it is a bug.</summary>
    public T Value => Failure is null ? _value! : throw new InvalidOperationException($"No value: {Failure.Problem.Code}");

    /// <summary>Answers one of the two.</summary>
    public TResult Match<TResult>(Func<T, TResult> success, Func<Failure, TResult> failure) =>
        Failure is null ? success(_value!) : failure(Failure);

    internal static Outcome<T> Success(T value) => new(value, null);

    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(Failure failure) => new(default, failure);
}

public static class Outcome
{
    /// <summary>A success; needed by name where the value is an interface, which C# does not convert by itself.</summary>
    public static Outcome<T> Of<T>(T value) => Outcome<T>.Success(value);
}
