namespace Lrs.Web;

/// <summary>The closed set of ways a request can fail. Anything else is a bug or a broken machine.</summary>
public abstract record Failure(Problem Problem)
{
    /// <summary>400: what was sent breaks a rule.</summary>
    public sealed record Invalid(Problem Problem) : Failure(Problem);

    /// <summary>401: nobody, or nobody known, asks.</summary>
    public sealed record Unauthorized(Problem Problem) : Failure(Problem);

    /// <summary>403: known, but not allowed.</summary>
    public sealed record Forbidden(Problem Problem) : Failure(Problem);

    /// <summary>404: there is no such thing, or not for this viewer.</summary>
    public sealed record NotFound(Problem Problem) : Failure(Problem);

    /// <summary>409: it contradicts what is stored.</summary>
    public sealed record Conflict(Problem Problem) : Failure(Problem);

    /// <summary>410: it was here and is over.</summary>
    public sealed record Gone(Problem Problem) : Failure(Problem);

    /// <summary>412: the stored thing is no longer what the caller saw.</summary>
    public sealed record PreconditionFailed(Problem Problem) : Failure(Problem);

    /// <summary>413: over a limit.</summary>
    public sealed record TooLarge(Problem Problem) : Failure(Problem);

    /// <summary>429: too often.</summary>
    public sealed record TooMany(Problem Problem) : Failure(Problem);
}
