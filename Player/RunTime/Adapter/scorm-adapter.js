// The API object a SCO finds: answers every call from memory at once and commits behind its back. Nothing here may
// throw into content.

const flushAfter = 2000;
const heartbeat = 60_000;
const longestTick = 90_000;

function newUuid() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = [...bytes].map(b => b.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

function clockSeconds(text) {
  const match = /^([0-9]+):([0-9]+):([0-9.]+)$/.exec(text ?? "");
  if (match) return Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3]);
  const iso = /^P(?:([0-9]+)Y)?(?:([0-9]+)M)?(?:([0-9]+)D)?(?:T(?:([0-9]+)H)?(?:([0-9]+)M)?(?:([0-9.]+)S)?)?$/.exec(text ?? "");
  return iso ? iso.slice(1).reduce((sum, part, i) => sum + Number(part ?? 0) * [31_536_000, 2_592_000, 86_400, 3600, 60, 1][i], 0) : 0;
}

function clockText(seconds) {
  const pad = (number, digits) => String(number).padStart(digits, "0");
  const hundredths = Math.round(seconds * 100);
  return `${pad(Math.floor(hundredths / 360_000), 4)}:${pad(Math.floor(hundredths / 6000) % 60, 2)}:${pad(Math.floor(hundredths / 100) % 60, 2)}.${pad(hundredths % 100, 2)}`;
}

/**
 * @param rules RuleSet.ToJson() of the standard
 * @param start SessionStart.ToJson()
 * @param transport { commit(batch, leaving) → Promise, commitNow(batch) → boolean }; a rejection with stop or refused is final
 * @param options { journalKey, pace, idleAfter, isActive(), onState(state, lastSavedAt), onTerminated(navigation, whenSaved), log(call) }
 * @returns { API, API_1484_11, leave(), learnerLeads(), whenSaved(), hasUnsent(), elapsedSeconds(), dispose() }; only the object of the standard is there
 */
function createScormApi(rules, start, transport, options = {}) {
  const old = rules.standard === "scorm12";
  const codes = rules.codes;
  const model = createModel(rules, start);
  const journal = createJournal(options.journalKey ?? start.session);
  const commits = createCommits(transport, journal, options.onState, options.pace);
  const changes = new Map();
  let session = start.session;
  let sequence = 0;
  let state = "not-initialized";
  let lastError = 0;
  let lastElement = "";
  let timer = null;
  let elapsed = 0;
  let ticked = 0;
  let lastBatchAt = 0;
  let stamp = 0;
  let learnerChose = false;
  let active = performance.now();

  // Time is measured by the clock that nobody sets.
  function tick() {
    const now = performance.now();
    if (options.isActive?.()) active = now;
    // Nobody at the machine, or a phone asleep, is not time spent learning.
    if (state === "running" && now - active <= (options.idleAfter ?? Infinity)) elapsed += Math.min(Math.max(now - ticked, 0), longestTick);
    ticked = now;
  }

  function navigation() {
    const request = model.values.get("adl.nav.request");
    // The learner's own choice comes before what content says while it is taken away (ADL CM-09).
    return learnerChose || request === undefined || request === "_none_" ? null : request;
  }

  // Pages around ADL's sample functions, such as eXeLearning's, say "logout" whenever they are unloaded, also when the learner goes on to the next.
  function exit() {
    const said = model.values.get(old ? "cmi.core.exit" : "cmi.exit") ?? null;
    return old && learnerChose && said === "logout" ? null : said;
  }

  function flush(terminate) {
    clearTimeout(timer);
    timer = null;
    tick();
    lastBatchAt = performance.now();
    // The journal tells by it what is newer, so it rises even where the clock is set back.
    stamp = Math.max(Date.now(), stamp + 1);
    const batch = {
      sequence: sequence + 1,
      sco: start.sco,
      session,
      set: Object.fromEntries(changes),
      terminate,
      exit: exit(),
      navigation: navigation(),
      elapsedSeconds: Math.round(elapsed / 10) / 100,
      at: stamp,
    };
    changes.clear();
    sequence = commits.add(batch);
  }

  // A 1.2 course of several pages finishes on one page and initializes on the next: the same window, a new session.
  function beginAgain() {
    const values = model.values;
    const time = clockSeconds(values.get("cmi.core.total_time")) + clockSeconds(values.get("cmi.core.session_time"));
    values.set("cmi.core.total_time", clockText(time));
    values.set("cmi.core.entry", values.get("cmi.core.exit") === "suspend" ? "resume" : "");
    values.delete("cmi.core.session_time");
    values.delete("cmi.core.exit");
    session = newUuid();
    sequence = 0;
    elapsed = 0;
  }

  function answer(error, element = "") {
    lastError = error;
    lastElement = error === 0 ? "" : element;
    return error === 0;
  }

  function allowed(gates, conditions) {
    const gate = gates.find(g => g.when === state || conditions[g.when]);
    return answer(gate ? gate.code : 0);
  }

  const errorText = code => (Object.hasOwn(codes.texts, code) ? codes.texts[code] : "");

  const calls = {
    Initialize(argument) {
      if (!allowed(codes.initialize, { argument: argument !== "" })) return "false";
      if (state === "terminated") beginAgain();
      ticked = performance.now();
      active = ticked;
      state = "running";
      lastBatchAt = ticked;
      return "true";
    },
    Terminate(argument) {
      if (!allowed(codes.terminate, { argument: argument !== "" })) return "false";
      tick();
      state = "terminated";
      flush(true);
      options.onTerminated?.(navigation(), commits.whenIdle());
      return "true";
    },
    Commit(argument) {
      if (!allowed(codes.commit, { argument: argument !== "" })) return "false";
      if (changes.size > 0) flush(false);
      return answer(commits.safe() ? 0 : codes.commitFailed) ? "true" : "false";
    },
    GetValue(element) {
      if (!allowed(codes.getValue, { empty: element === "" })) return "";
      const got = model.get(element);
      return answer(got.error, element) ? got.value : "";
    },
    SetValue(element, value) {
      if (!allowed(codes.setValue, { empty: element === "" })) return "false";
      active = performance.now();
      const result = model.set(element, value);
      if (!answer(result.error, element)) return "false";
      if (result.changed && result.stored !== "adl.nav.request") {
        changes.set(result.stored, result.value);
        timer ??= setTimeout(() => flush(false), flushAfter);
      }
      return "true";
    },
    GetLastError: () => String(lastError),
    GetErrorString: code => errorText(code),
    GetDiagnostic(code) {
      if (code !== "") return errorText(code);
      const text = errorText(String(lastError));
      return lastError === 0 || lastElement === "" ? text : `${text}: ${lastElement}`.slice(0, 254);
    },
  };

  function guarded(name, failure) {
    return (...given) => {
      const args = [0, 1].map(i => (given[i] === undefined || given[i] === null ? "" : given[i]));
      let result = failure;
      try {
        result = calls[name](String(args[0]), String(args[1]));
      } catch (error) {
        lastError = 101;
        console.error(error);
      }
      try {
        options.log?.({ name, args: args.map(String), result, error: lastError });
      } catch (error) {
        console.error(error);
      }
      return result;
    };
  }

  const api = old ? {} : { version: "1.0" };
  for (const name of Object.keys(calls)) {
    const shown = old ? `LMS${name === "Terminate" ? "Finish" : name}` : name;
    api[shown] = guarded(name, name.startsWith("Get") ? "" : "false");
  }

  function leave() {
    if (changes.size > 0) flush(false);
    commits.leave();
  }

  const beat = setInterval(() => {
    tick();
    if (state === "running" && performance.now() - lastBatchAt >= heartbeat) flush(false);
  }, 5000);
  addEventListener("pagehide", leave);
  addEventListener("online", commits.nudge);
  const whenHidden = () => document.visibilityState === "hidden" && leave();
  document.addEventListener("visibilitychange", whenHidden);
  document.addEventListener("freeze", leave);
  journal.left().then(batches => {
    const earlier = batches.filter(b => b.session !== start.session && b.session !== session);
    if (earlier.length > 0) commits.replay(earlier);
  });

  return {
    API: old ? api : undefined,
    API_1484_11: old ? undefined : api,
    leave,
    learnerLeads: () => { learnerChose = true; },
    whenSaved: () => {
      if (changes.size > 0) flush(false);
      return commits.whenIdle();
    },
    hasUnsent: () => changes.size > 0 || commits.hasUnsent(),
    elapsedSeconds: () => elapsed / 1000,

    // For a window that stays open while the next SCO starts with an API of its own.
    dispose() {
      leave();
      clearInterval(beat);
      clearTimeout(timer);
      removeEventListener("pagehide", leave);
      removeEventListener("online", commits.nudge);
      document.removeEventListener("visibilitychange", whenHidden);
      document.removeEventListener("freeze", leave);
    },
  };
}
