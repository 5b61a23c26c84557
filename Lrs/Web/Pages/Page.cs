using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Lrs.Web;

/// <summary>Answers with a page rendered on the server.</summary>
public static class Page
{
    /// <summary>The page <typeparamref name="TPage"/> with the properties of <paramref name="parameters"/> as its parameters.</summary>
    public static IResult Of<TPage>(object? parameters = null, int status = StatusCodes.Status200OK)
        where TPage : IComponent
    {
        var named = parameters?.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .ToDictionary(p => p.Name, p => p.GetValue(parameters)) ?? [];
        return new RazorComponentResult<TPage>(named) { StatusCode = status, PreventStreamingRendering = true };
    }
}
