using Authoring.Courses;
using Authoring.Packing;
using Lrs.Web;
using Tests.Support;

namespace Tests.Browser.Road;

/// <summary>A course whose only page tries all it can reach when its button is pressed, and says what it got.</summary>
internal static class HostileCourse
{
    public const string Slug = "hostile";

    /// <summary>Publishes the course for everybody; its page attacks <paramref name="portal"/>.</summary>
    public static async Task Publish(RunningServer server, Uri portal)
    {
        var folder = Directory.CreateTempSubdirectory("lrs-hostile-");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "index.html"), Page.Replace("{{portal}}", portal.AbsoluteUri.TrimEnd('/'), StringComparison.Ordinal));
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "imsmanifest.xml"), Manifest);
        using var zip = new MemoryStream();
        Packer.Pack(folder.FullName, zip);
        folder.Delete(recursive: true);
        zip.Position = 0;
        var reading = await server.Get<Publisher>().Publish(
            zip, new Publication(Slug, "GAD", new Text("शत्रु कोर्स", "Hostile course"), [], "system"), CancellationToken.None);
        if (reading.Version is null)
            throw new InvalidOperationException(string.Join('\n', reading.Findings));
    }

    private const string Manifest = """
        <?xml version="1.0"?>
        <manifest identifier="m" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
          <metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>
          <organizations default="o"><organization identifier="o"><title>Hostile</title>
            <item identifier="only" identifierref="r"><title>Only</title></item></organization></organizations>
          <resources><resource identifier="r" type="webcontent" adlcp:scormtype="sco" href="index.html"><file href="index.html"/></resource></resources>
        </manifest>
        """;

    // Each attack answers "" where it was fended off, and what it got where it was not.
    private const string Page = """
        <!doctype html><meta charset="utf-8"><title>Hostile</title><button id="go">go</button><pre id="got"></pre>
        <script>
        const portal = "{{portal}}";
        parent.API.LMSInitialize("");
        const wait = ms => new Promise(done => setTimeout(done, ms));
        const attacks = {
          async keptInLocalStorage() {
            return Object.keys(localStorage).filter(name => !name.includes(parent.document.body.dataset.registration)).join(" ");
          },
          async keptInIndexedDb() {
            const database = await new Promise((done, fail) => {
              const opening = indexedDB.open("scorm-journal", 1);
              opening.onupgradeneeded = () => opening.result.createObjectStore("batches");
              opening.onsuccess = () => done(opening.result);
              opening.onerror = () => fail(opening.error);
            });
            const keys = await new Promise((done, fail) => {
              const asked = database.transaction("batches").objectStore("batches").getAllKeys();
              asked.onsuccess = () => done(asked.result);
              asked.onerror = () => fail(asked.error);
            });
            return keys.filter(name => !name.includes(parent.document.body.dataset.registration)).join(" ");
          },
          async readThePortal() { return (await fetch(portal + "/me", { credentials: "include" })).text(); },
          async frameThePortal() {
            const frame = document.body.appendChild(document.createElement("iframe"));
            frame.src = portal + "/me";
            await wait(1500);
            return frame.contentWindow.document.body.innerText;
          },
          async openThePortal() {
            const opened = window.open(portal + "/me");
            await wait(1500);
            try { return opened?.document.body.innerText ?? ""; } finally { opened?.close(); }
          },
          async whoOpenedMe() { return top.opener ? "opener" : ""; },
          async beOneSite() { document.domain = "localhost"; return (await fetch(portal + "/me", { credentials: "include" })).text(); },
          async plantACookie() { document.cookie = "lrs.session=stolen; domain=localhost; path=/"; return document.cookie; },
          async readACookie() { return document.cookie; },
          async writeStatements() {
            const answer = await fetch(portal + "/xapi/statements", { method: "POST", headers: { "Content-Type": "application/json", "X-Experience-API-Version": "1.0.3" },
              body: JSON.stringify([{ actor: { mbox: "mailto:x@example.in" }, verb: { id: "http://example.in/v" }, object: { id: "http://example.in/o" } }]) });
            return answer.ok ? "stored" : "";
          },
          async launchAnother() {
            const answer = await fetch(portal + "/learn/e-office", { method: "POST", mode: "no-cors", credentials: "include", body: new URLSearchParams() });
            return answer.type === "opaque" ? "" : answer.url;
          },
          async anothersAttemptByItsToken() {
            const answer = await fetch(`/play/${window.anothersToken}/begin`, { method: "POST" });
            return answer.ok ? answer.text() : "";
          },
          async anothersFilesByItsToken() {
            const answer = await fetch(`/play/${window.anothersToken}/files/imsmanifest.xml`);
            return answer.ok ? answer.text() : "";
          },
          async anothersRegistration() {
            const made = (await (await fetch(parent.document.body.dataset.base + "begin", { method: "POST" })).json());
            const answer = await fetch(parent.document.body.dataset.base + "commit", { method: "POST", headers: { "Content-Type": "application/json" },
              body: JSON.stringify({ sequence: 1, sco: "ITEM-1", session: crypto.randomUUID(), registration: window.anothersRegistration, learner: "HRY100001",
                set: { "cmi.core.student_id": "HRY100001", "cmi.completion_status": "completed" } }) });
            const said = await answer.json();
            return said.state === "stale" ? "" : JSON.stringify(said) + made.state;
          },
        };
        go.addEventListener("click", async () => {
          const got = {};
          for (const [name, attack] of Object.entries(attacks)) {
            try { got[name] = String((await attack()) ?? "").slice(0, 300); } catch { got[name] = ""; }
          }
          document.getElementById("got").textContent = JSON.stringify(got);
        });
        </script>
        """;
}
