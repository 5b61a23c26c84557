// Keeps the regions marked data-live true: on each event the page is fetched again and the region is replaced.
(() => {
  "use strict";
  const regions = document.querySelectorAll("[data-live]");
  if (!regions.length || !window.EventSource) return;
  const signIn = "/sign-in";
  const shortestPause = 2000, longestPause = 60000;

  const isChanged = field => {
    if (field.type === "hidden") return false;
    if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked;
    if (!field.options) return field.value !== field.defaultValue;
    const chosen = [...field.options].findIndex(o => o.defaultSelected);
    return field.selectedIndex !== Math.max(chosen, 0);
  };
  // What a person is typing or has typed is never thrown away.
  const isInUse = region =>
    [...region.querySelectorAll("input, select, textarea")].some(f => f === document.activeElement || isChanged(f));

  const refresh = async region => {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" }, credentials: "same-origin" });
    if (isInUse(region)) return;
    if (answer.status === 401 || (answer.redirected && new URL(answer.url).pathname === signIn)) {
      location.assign(`${signIn}?back=${encodeURIComponent(location.pathname + location.search)}`);
      return;
    }
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector(`[data-live="${CSS.escape(region.dataset.live)}"]`);
    if (isInUse(region)) return;
    if (!fresh) {
      // The page is done with being live, or has become another one.
      location.reload();
      return;
    }
    const opened = [...region.querySelectorAll("details[open][id]")].map(d => d.id);
    region.innerHTML = fresh.innerHTML;
    opened.forEach(id => document.getElementById(id)?.setAttribute("open", ""));
  };

  regions.forEach(region => {
    let running = false, again = false, missed = false, pause = shortestPause;
    const update = async () => {
      if (running) { again = true; return; }
      if (isInUse(region)) { missed = true; return; }
      running = true;
      missed = false;
      do { again = false; try { await refresh(region); } catch { /* the stream reconnects and asks again */ } } while (again);
      running = false;
    };
    const listen = () => {
      const source = new EventSource(region.dataset.live);
      source.addEventListener("change", update);
      source.onopen = () => {
        pause = shortestPause;
        if (region.hasAttribute("data-live-lost")) { region.removeAttribute("data-live-lost"); update(); }
      };
      source.onerror = () => {
        region.setAttribute("data-live-lost", "");
        if (source.readyState !== EventSource.CLOSED) return;
        // Refused rather than lost, so the browser has given up: fetching the page tells whether nobody is signed in any more.
        update();
        setTimeout(listen, pause);
        pause = Math.min(pause * 2, longestPause);
      };
    };
    region.addEventListener("focusout", () => setTimeout(() => { if (missed) update(); }));
    listen();
  });
})();
