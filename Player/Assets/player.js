// The player around a package: shows what the server delivers, holds the run-time API, and never lets go of a change unsaved.
(() => {
  "use strict";
  const page = document.body.dataset;
  const at = id => document.getElementById(id);
  const frame = at("sco"), panel = at("panel"), strip = at("strip"), toc = at("toc"), tocButton = at("toc-button"), saved = at("saved");
  const texts = { ...panel.dataset, ...strip.dataset, ...toc.dataset, ...saved.dataset };
  const wide = matchMedia("(min-width: 50.01rem)");
  let rules = null, session = null, here = null, begun = false, moving = false, leaving = false, stopped = false, play = {};
  const popUp = createPopUp({ texts, show, button, back, again, closed: () => { session?.leave(); return !moving && !stopped; } });

  const guest = createPlayerGuest(exit);
  const presence = createPlayerPresence(frame);
  const line = createPlayerSavedLine(saved);
  const lease = createPlayerLease({
    base: page.base, post, begin, stop,
    isHere: () => begun && !stopped,
    broken: again => show(texts.brokenTitle, texts.broken, button(texts.again, again), back()),
  });
  const diary = createPlayerDiary(page.base + "log", () => stopped);
  const transport = createScormTransport(page.base + "commit", answer => {
    if (!answer.next || moving) return;
    outline(answer.next);
    if (answer.moved) deliver(answer.next);
  });

  async function post(path) {
    const answer = await postPatiently(page.base + path);
    if (answer.status === 410 || answer.status === 403) { stop(await answer.json()); return null; }
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
    return answer.status === 204 ? null : answer.json();
  }

  // ---- what is shown

  function show(title, text, ...buttons) {
    const box = document.createElement("div");
    box.append(element("h2", title), element("p", text));
    const row = element("div", "");
    row.className = "row";
    row.append(...buttons);
    // The first is what most people want.
    for (const other of buttons.slice(1)) other.classList.add("quiet");
    box.append(row);
    panel.replaceChildren(box);
    panel.hidden = false;
    row.querySelector("button, a")?.focus();
  }

  function element(name, text) {
    const made = document.createElement(name);
    made.textContent = text;
    return made;
  }

  function button(text, act) {
    const made = element("button", text);
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  }

  function back() {
    const link = element("a", texts.back);
    link.className = "button";
    link.href = page.return;
    return link;
  }

  function hint(text, wrong = false) {
    strip.hidden = !text;
    strip.className = wrong ? "strip wrong" : "strip";
    strip.replaceChildren(element("p", text ?? ""));
  }

  function stop(problem) {
    if (stopped && document.body.dataset.shown === problem.code) return;
    stopped = true;
    guest.lastWords();
    const unsent = session?.hasUnsent() ? ` ${texts.unsent}` : "";
    session?.dispose();
    frame.contentWindow.location.replace("about:blank");
    popUp.close();
    for (const id of ["toc-button", "toc", "leave", "previous", "next"]) at(id).hidden = true;
    hint(null);
    line.tell("stopped");
    document.body.dataset.shown = problem.code;
    if (problem.code === "opened-elsewhere")
      return show(texts.elsewhereTitle, texts.elsewhere + unsent, button(texts.here, lease.take), back());
    const hindi = document.documentElement.lang === "hi";
    show(texts.overTitle, hindi ? `${problem.detail_hi} ${problem.cure_hi}${unsent}` : `${problem.detail} ${problem.cure}${unsent}`, back());
  }

  function outline(delivery) {
    at("next").hidden = !delivery.canContinue;
    at("previous").hidden = !delivery.canGoBack;
    const several = delivery.toc.filter(line => line.isLeaf).length > 1;
    if (tocButton.hidden && several) openContents(wide.matches);
    tocButton.hidden = !several;
    if (!several) toc.hidden = true;
    const list = document.createElement("ol");
    for (const line of delivery.toc) list.append(entry(line));
    toc.replaceChildren(list);
  }

  function entry(line) {
    const item = document.createElement("li");
    item.style.paddingLeft = `${line.depth}rem`;
    const state = { completed: texts.completed, passed: texts.completed, failed: texts.failed, incomplete: texts.incomplete }[line.status];
    const tick = element("span", { completed: "✓", passed: "✓", failed: "✗", incomplete: "◐" }[line.status] ?? "○");
    tick.className = "tick";
    tick.setAttribute("aria-hidden", "true");
    const title = element("span", line.title);
    if (!line.isLeaf && !line.canChoose) {
      const label = element("div", line.title);
      label.className = "cluster";
      item.append(label);
      return item;
    }
    const choice = button("", () => go(`{target=${line.id}}choice`));
    choice.append(tick, title);
    if (state) {
      const said = element("span", ` (${state})`);
      said.className = "sr-only";
      choice.append(said);
    }
    choice.dataset.item = line.id;
    choice.dataset.status = line.status;
    choice.disabled = !line.canChoose;
    if (line.isCurrent) choice.setAttribute("aria-current", "true");
    item.append(choice);
    return item;
  }

  function openContents(open) {
    toc.hidden = !open;
    tocButton.setAttribute("aria-expanded", String(open));
  }

  function deliver(delivery) {
    outline(delivery);
    play = delivery.play;
    document.body.dataset.shown = delivery.state;
    at("mode").hidden = play.mode === "normal";
    at("mode").textContent = at("mode").dataset[play.mode] ?? "";
    saved.hidden = play.mode !== "normal";
    hint(delivery.refused ? texts.refused : null, true);
    if (delivery.state === "deliver") return launch(delivery);
    here = null;
    frame.contentWindow.location.replace("about:blank");
    if (delivery.state === "choose") {
      openContents(true);
      return show(texts.chooseTitle, texts.choose, back());
    }
    if (delivery.state === "ended" && !leaving) return show(texts.doneTitle, texts.done, back());
    location.replace(page.return);
  }

  const addressOf = item => new URL(item.href, new URL(`${page.base}files/`, location.href));

  function launch({ item, start }) {
    provide(item, start);
    const address = addressOf(item);
    frame.title = item.title;
    if (!wide.matches) openContents(false);
    if (play.popUp) return popUp.offer(item.title, address);
    panel.hidden = true;
    frame.contentWindow.location.replace(address);
  }

  // The run-time API of one session, where the SCO looks for it.
  function provide(item, start) {
    session?.dispose();
    session = null;
    delete window.API;
    delete window.API_1484_11;
    // An asset gets the API too: many a page that the manifest calls one talks to it all the same.
    session = createScormApi(rules, start, transport, { journalKey: page.registration, pace: play.saveSeconds * 1000, onState: tell, onTerminated: finished, log: diary.call,
      idleAfter: play.idleMinutes * 60_000, isActive: presence.isActive });
    here = start.session;
    if (session.API) window.API = session.API;
    if (session.API_1484_11) window.API_1484_11 = session.API_1484_11;
  }

  async function finished(navigation, whenSaved) {
    if (moving || stopped) return;
    await whenSaved;
    if (navigation || moving || stopped) return;
    if (play.afterLesson === "leave") return at("leave").click();
    if (play.afterLesson === "next" && !at("next").hidden) return go("continue");
    hint(at("next").hidden ? texts.last : texts.next);
  }

  // Content that closes the window has said all it wanted to: where another lesson waits it is the lesson that is over, else the visit.
  function exit() {
    if (moving || stopped || leaving) return;
    if (!at("next").hidden && play.afterLesson !== "leave") return play.afterLesson === "next" ? go("continue") : hint(texts.next);
    at("leave").click();
  }

  // A lesson's own window that was closed has ended its session: the lesson goes on in a new one. Null where it does not.
  async function again() {
    await session?.whenSaved();
    const delivery = await post("begin");
    if (!delivery) return null;
    if (delivery.state !== "deliver") { popUp.close(); deliver(delivery); return null; }
    outline(delivery);
    provide(delivery.item, delivery.start);
    return addressOf(delivery.item);
  }

  // ---- where the learner wants to go

  // Old content says its last words while it is unloaded: take it away first, then wait until that is saved.
  async function takeAway() {
    session?.learnerLeads();
    guest.lastWords();
    popUp.close();
    const gone = new Promise(resolve => frame.addEventListener("load", resolve, { once: true }));
    frame.contentWindow.location.replace("about:blank");
    await Promise.race([gone, new Promise(resolve => setTimeout(resolve, 2000))]);
    await session?.whenSaved();
  }

  async function move(path) {
    if (moving || stopped) return;
    moving = true;
    try {
      await takeAway();
      const delivery = await post(path);
      moving = false;
      if (delivery) deliver(delivery);
    } catch (error) {
      console.error(error);
      moving = false;
      show(texts.brokenTitle, texts.broken, button(texts.again, () => move(path)), back());
    }
  }

  // Which session is asked from: a request sent again after its answer was lost must not skip a lesson.
  const go = request => move(`navigate?request=${encodeURIComponent(request)}${here ? `&from=${here}` : ""}`);

  async function begin() {
    try {
      begun = true;
      // What a crashed page left goes first, but a server that won't take it now must not keep the learner out.
      const late = new Promise(resolve => setTimeout(resolve, 15_000));
      await Promise.race([sendScormJournal(page.registration, createScormTransport(page.base + "commit")), late]);
      const delivery = await post("begin");
      if (!delivery) return;
      diary.client();
      rules ??= await (await fetch(delivery.rules)).json();
      deliver(delivery);
    } catch (error) {
      console.error(error);
      show(texts.brokenTitle, texts.broken, button(texts.again, begin), back());
    }
  }

  // ---- saved or not

  function tell(state, at) {
    // The answer to a heartbeat says why the launch is over.
    if (state === "stopped") return lease.alive();
    if (stopped) return;
    if (state === "not-saved" && saved.dataset.state !== state) diary.problem("not-saved", navigator.onLine ? "" : "offline");
    line.tell(state, at);
  }

  frame.addEventListener("load", () => { diary.watch(frame.contentWindow); presence.watch(frame.contentWindow); guest.watch(frame.contentWindow); });
  at("next").addEventListener("click", () => go("continue"));
  at("previous").addEventListener("click", () => go("previous"));
  at("leave").addEventListener("click", () => { leaving = true; move("leave"); });
  tocButton.addEventListener("click", () => openContents(toc.hidden));
  if ("waits" in page) lease.wait();
  else begin();
})();
