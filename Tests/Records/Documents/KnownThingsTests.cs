using System.Text.Json;
using Tests.Records.Statements;
using Tests.Support;
using Xunit;

namespace Tests.Records.Documents;

/// <summary>Activities and persons are known from the statements about them.</summary>
public sealed class KnownThingsTests
{
    [Theory, EveryDatabase]
    public async Task Activity_gathers_its_languages_and_takes_the_newest_of_the_rest(RunningServer server)
    {
        var client = await XapiClient.With(server);
        await client.Post(Sample.Json(target: """{"id":"http://e.in/c","definition":{"name":{"en":"Old","hi":"पाठ"},"type":"http://e.in/old"}}"""));
        await client.Post(Sample.Json(target: """{"id":"http://e.in/c","definition":{"name":{"en":"New"},"type":"http://e.in/new"}}"""));
        Assert.Equal(
            """{"objectType":"Activity","id":"http://e.in/c","definition":{"name":{"en":"New","hi":"पाठ"},"type":"http://e.in/new"}}""",
            await (await client.Get("activities?activityId=http://e.in/c")).Content.ReadAsStringAsync());
        Assert.Equal(
            """{"objectType":"Activity","id":"http://e.in/unknown"}""",
            await (await client.Get("activities?activityId=http://e.in/unknown")).Content.ReadAsStringAsync());
    }

    [Theory, EveryDatabase]
    public async Task Person_carries_the_names_the_statements_used(RunningServer server)
    {
        var client = await XapiClient.With(server);
        await client.Post(Sample.Json(actor: """{"mbox":"mailto:asha@example.in","name":"Asha"}"""));
        var answer = await client.Get("agents?agent=" + Uri.EscapeDataString("""{"mbox":"mailto:asha@example.in","name":"A. Devi"}"""));
        var person = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal("Person", person.GetProperty("objectType").GetString());
        Assert.Equal(["A. Devi", "Asha"], person.GetProperty("name").EnumerateArray().Select(name => name.GetString()));
        Assert.Equal("mailto:asha@example.in", person.GetProperty("mbox")[0].GetString());
    }
}
