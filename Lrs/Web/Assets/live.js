// Keeps the regions marked data-live true: on each event the page is fetched again and the region is replaced.
(() => {
  "use strict";
  const regions = document.querySelectorAll("[data-live]");
  if (!regions.length || !window.EventSource) return;

  const refresh = async region => {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" }, credentials: "same-origin" });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector(`[data-live="${CSS.escape(region.dataset.live)}"]`);
    if (!fresh) return;
    const opened = [...region.querySelectorAll("details[open][id]")].map(d => d.id);
    region.innerHTML = fresh.innerHTML;
    opened.forEach(id => document.getElementById(id)?.setAttribute("open", ""));
  };

  regions.forEach(region => {
    const source = new EventSource(region.dataset.live);
    let running = false, again = false;
    const update = async () => {
      if (running) { again = true; return; }
      running = true;
      do { again = false; try { await refresh(region); } catch { /* the stream reconnects and asks again */ } } while (again);
      running = false;
    };
    source.addEventListener("change", update);
    source.onerror = () => region.setAttribute("data-live-lost", "");
    source.onopen = () => { if (region.hasAttribute("data-live-lost")) { region.removeAttribute("data-live-lost"); update(); } };
  });
})();
