// What the launch doctor shows: calls with their answers, script errors, saves that failed. Nothing waits for it.
function createPlayerDiary(address, isOver) {
  const most = 300, sendAfter = 10_000;
  let events = [], timer = null, dropped = 0;
  const short = text => (text.length > 400 ? `${text.slice(0, 400)}… (${text.length})` : text);
  function send(leaving) {
    clearTimeout(timer);
    timer = null;
    if (events.length === 0 || isOver()) return;
    const body = JSON.stringify({ sent: Date.now(), events: events.splice(0, 150) });
    postPatiently(address, { body, keepalive: leaving && body.length < 30_000 }).catch(() => dropped++);
    if (events.length > 0) timer = setTimeout(send, 1000);
  }
  function add(kind, what) {
    if (events.length >= most) { dropped++; return; }
    events.push({ kind, at: Date.now(), ...(dropped > 0 ? { dropped } : {}), ...what });
    if (events.length > 150) send(false);
    else timer ??= setTimeout(send, sendAfter);
  }
  addEventListener("pagehide", () => send(true));
  return {
    call: ({ name, args, result, error }) => add("call", { call: name, args: args.filter((arg, i) => i === 0 || arg !== "").map(short), answer: short(String(result)), error }),
    problem: (what, detail) => add("problem", { what, detail: short(String(detail ?? "")) }),
    client: () => add("client", {
      agent: navigator.userAgent, language: navigator.language, width: innerWidth, height: innerHeight, ratio: devicePixelRatio, touch: navigator.maxTouchPoints > 0,
      zone: Intl.DateTimeFormat().resolvedOptions().timeZone, link: navigator.connection?.effectiveType ?? "", online: navigator.onLine, cookies: navigator.cookieEnabled,
    }),
    // Old content reports its own mistakes to nobody.
    watch: view => {
      try {
        view.addEventListener("error", event => add("problem", { what: "script-error", detail: short(`${event.message} ${event.filename?.split("/files/")[1] ?? ""}:${event.lineno}`) }));
      } catch (refused) {
        console.warn(refused);
      }
    },
  };
}
