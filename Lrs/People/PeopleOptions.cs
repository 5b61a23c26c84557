using Lrs.Web;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Lrs.People;

/// <summary>How people are known and sign in. Section <c>People</c>.</summary>
public sealed class PeopleOptions
{
    public const string Section = "People";

    /// <summary>The <c>account.homePage</c> of an employee in a statement; <c>account.name</c> is the HRMS code.</summary>
    public string AccountHomePage { get; set; } = "https://hrms.haryana.gov.in";

    /// <summary>Shows one-time passwords on <c>/outbox</c> and in the log: only on a machine that answers nobody else.</summary>
    public bool ShowOutbox { get; set; }

    /// <summary>How long a one-time password is good, in minutes.</summary>
    public int PasswordMinutes { get; set; } = 5;

    /// <summary>Wrong passwords after which one is spent.</summary>
    public int TriesPerPassword { get; set; } = 5;

    /// <summary>Passwords sent to one person in a quarter of an hour.</summary>
    public int SendsPerPerson { get; set; } = 5;

    /// <summary>Passwords asked for from one address in a quarter of an hour; a whole office may share an address.</summary>
    public int SendsPerAddress { get; set; } = 300;

    /// <summary>Wrong passwords for one person in an hour, over all passwords sent.</summary>
    public int WrongPerPerson { get; set; } = 15;

    /// <summary>Wrong passwords from one address in an hour.</summary>
    public int WrongPerAddress { get; set; } = 100;

    /// <summary>Minutes without a request after which a person is signed out; PCs are shared.</summary>
    public int IdleMinutes { get; set; } = 30;

    /// <summary>Hours after which a person signs in again, however busy.</summary>
    public int SessionHours { get; set; } = 12;

    /// <summary>Largest staff file, in bytes.</summary>
    public long ImportBytes { get; set; } = 20 * 1024 * 1024;

    /// <summary>Most rows in a staff file.</summary>
    public int ImportRows { get; set; } = 50_000;
}

/// <summary>Says at start which option is wrong and what is allowed.</summary>
internal sealed class PeopleOptionsCheck(IConfiguration configuration) : IValidateOptions<PeopleOptions>
{
    public ValidateOptionsResult Validate(string? name, PeopleOptions options)
    {
        var wrong = new List<string>();
        if (!Uri.TryCreate(options.AccountHomePage, UriKind.Absolute, out _))
            wrong.Add("People:AccountHomePage must be an absolute IRI, such as https://hrms.haryana.gov.in.");
        Within(options.PasswordMinutes, 1, 30, "PasswordMinutes");
        Within(options.TriesPerPassword, 1, 10, "TriesPerPassword");
        Within(options.SendsPerPerson, 1, 100, "SendsPerPerson");
        Within(options.SendsPerAddress, 1, 100_000, "SendsPerAddress");
        Within(options.WrongPerPerson, 1, 100, "WrongPerPerson");
        Within(options.WrongPerAddress, 1, 100_000, "WrongPerAddress");
        Within(options.IdleMinutes, 1, 720, "IdleMinutes");
        Within(options.SessionHours, 1, 168, "SessionHours");
        Within(options.ImportBytes, 1024, 1024L * 1024 * 1024, "ImportBytes");
        Within(options.ImportRows, 1, 1_000_000, "ImportRows");
        if (options.ShowOutbox && ThisMachine.OpenAddress(configuration) is { } open)
            wrong.Add($"People:ShowOutbox may be true only where every address is of this machine alone; '{open}' is not.");
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);

        void Within(long value, long least, long most, string option)
        {
            if (value < least || value > most)
                wrong.Add($"People:{option} must be from {least} to {most}.");
        }
    }
}
