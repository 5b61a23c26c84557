// The connection to the learning system: SCORM 2004 4th Edition run-time (API_1484_11).
// The same seven functions exist in the SCORM 1.2 package, so everything else is shared.
window.runTime = (function () {
  var api = null, begun = Date.now(), open = false, readOnly = false;

  // RTE 3.3.6: look upwards through the parents, then through the opener and its parents.
  function climb(win) {
    for (var i = 0; win && i < 500; i++) {
      try { if (win.API_1484_11) return win.API_1484_11; } catch (foreign) { return null; }
      if (!win.parent || win.parent === win) return null;
      win = win.parent;
    }
    return null;
  }
  function find() {
    var found = climb(window);
    for (var win = window; !found && win; win = win.parent === win ? null : win.parent) {
      try { if (win.opener) found = climb(win.opener); } catch (foreign) { return null; }
    }
    return found;
  }

  function get(name) {
    if (!open) return "";
    var value = api.GetValue(name);
    return value === undefined || value === null ? "" : String(value);
  }
  function set(name, value) { return open && String(api.SetValue(name, String(value))) === "true"; }

  function seconds(total) { return "PT" + (Math.round(total * 100) / 100) + "S"; }
  // second(10,2) with its zone: the form every 2004 edition takes.
  function instant() { return new Date().toISOString().replace(/(\.\d\d)\d*Z$/, "$1Z"); }

  // The language chosen in one lesson goes along to the next: by the shared data the manifest
  // declares, and by the tab's memory where the learning system keeps no shared data.
  function carriedKey() { return "e-office.language." + get("cmi.learner_id"); }
  function store() {
    var count = parseInt(get("adl.data._count"), 10) || 0;
    for (var i = 0; i < count; i++) {
      if (get("adl.data." + i + ".id") === "in.gov.haryana.e-office.language") return "adl.data." + i + ".store";
    }
    return "";
  }
  function carried() {
    var name = store(), value = name ? get(name) : "";
    if (value) return value;
    try { return sessionStorage.getItem(carriedKey()) || ""; } catch (noStorage) { return ""; }
  }

  return {
    start: function () {
      api = find();
      open = !!api && String(api.Initialize("")) === "true";
      readOnly = /^(review|browse)$/.test(get("cmi.mode"));
      if (open && !readOnly) set("cmi.exit", "suspend"); // holds if the browser never says goodbye
      return {
        connected: open,
        readOnly: readOnly,
        memory: get("cmi.entry") === "ab-initio" ? "" : get("cmi.suspend_data"),
        place: get("cmi.entry") === "ab-initio" ? "" : get("cmi.location"),
        finished: get("cmi.completion_status") === "completed",
        language: carried(),
        preferred: get("cmi.learner_preference.language")
      };
    },
    language: function (chosen) {
      set("cmi.learner_preference.language", chosen);
      var name = store();
      if (name) set(name, chosen);
      try { sessionStorage.setItem(carriedKey(), chosen); } catch (noStorage) { return; }
    },
    keep: function (place, memory) {
      if (readOnly) return;
      set("cmi.location", place);
      set("cmi.suspend_data", memory);
    },
    progress: function (done, total) {
      if (readOnly) return;
      set("cmi.progress_measure", Math.round(done / total * 10000) / 10000);
      set("cmi.completion_status", done === total ? "completed" : "incomplete");
    },
    answered: function (a) {
      if (readOnly) return;
      var at = "cmi.interactions." + (parseInt(get("cmi.interactions._count"), 10) || 0) + ".";
      set(at + "id", a.id);
      set(at + "type", a.type);
      set(at + "timestamp", instant());
      set(at + "description", "{lang=" + a.language + "}" + a.text.slice(0, 240));
      set(at + "correct_responses.0.pattern", a.right.join("[,]"));
      set(at + "learner_response", a.given.join("[,]"));
      set(at + "result", a.correct ? "correct" : "incorrect");
      set(at + "latency", seconds(a.seconds));
    },
    result: function (percent, passed) {
      if (readOnly) return;
      set("cmi.score.min", 0);
      set("cmi.score.max", 100);
      set("cmi.score.raw", percent);
      set("cmi.score.scaled", percent / 100);
      set("cmi.success_status", passed ? "passed" : "failed");
    },
    commit: function () {
      if (!open) return true;
      set("cmi.session_time", seconds((Date.now() - begun) / 1000));
      return String(api.Commit("")) === "true";
    },
    stop: function (done, goOn) {
      if (!open) return false;
      set("cmi.session_time", seconds((Date.now() - begun) / 1000));
      if (!readOnly) set("cmi.exit", done ? "normal" : "suspend");
      if (goOn && get("adl.nav.request_valid.continue") === "true") set("adl.nav.request", "continue");
      open = false;
      return String(api.Terminate("")) === "true";
    }
  };
})();
