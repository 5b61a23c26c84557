using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;

namespace Lrs.People;

/// <summary>An employee as the actor of a statement: an account whose name is the HRMS code. xAPI 2.0 4.2.2 Agent, account IFI.</summary>
public sealed class EmployeeActor(IOptions<PeopleOptions> options)
{
    /// <summary>The home page of every employee's account.</summary>
    public string HomePage => options.Value.AccountHomePage;

    /// <summary>The account of a person.</summary>
    public EmployeeAccount Of(string hrmsCode) => new(HomePage, hrmsCode);

    /// <summary>The agent as a statement carries it, without a name: names change, the code does not.</summary>
    public JsonObject JsonOf(string hrmsCode) => new()
    {
        ["objectType"] = "Agent",
        ["account"] = new JsonObject { ["homePage"] = HomePage, ["name"] = hrmsCode },
    };

    /// <summary>The person behind an account; null for an account of another place.</summary>
    public string? HrmsCodeOf(string homePage, string name) => homePage == HomePage ? HrmsCode.Parse(name) : null;
}

/// <summary>An xAPI account.</summary>
public sealed record EmployeeAccount(string HomePage, string Name);
