// The connection to the learning system: SCORM 1.2 run-time (API).
// The same seven functions exist in the SCORM 2004 package, so everything else is shared.
window.runTime = (function () {
  var api = null, begun = Date.now(), open = false, readOnly = false, whole = false, passed = null;

  // RTE 3.3.2: look upwards through the parents, then through the opener and its parents.
  function climb(win) {
    for (var i = 0; win && i < 500; i++) {
      try { if (win.API) return win.API; } catch (foreign) { return null; }
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
    var value = api.LMSGetValue(name);
    return value === undefined || value === null ? "" : String(value);
  }
  function set(name, value) { return open && String(api.LMSSetValue(name, String(value))) === "true"; }

  function two(n) { return (n < 10 ? "0" : "") + n; }
  // CMITimespan: HHHH:MM:SS.SS
  function timespan(total) {
    var hundredths = Math.round(total * 100), s = Math.floor(hundredths / 100);
    var hours = ("000" + Math.floor(s / 3600)).slice(-4);
    return hours + ":" + two(Math.floor(s / 60) % 60) + ":" + two(s % 60) + "." + two(hundredths % 100);
  }
  function clock() {
    var now = new Date();
    return two(now.getHours()) + ":" + two(now.getMinutes()) + ":" + two(now.getSeconds());
  }

  // One SCO holds lessons and quiz: it counts as done only when every screen was seen and every question answered.
  function status() {
    set("cmi.core.lesson_status", whole && passed !== null ? (passed ? "passed" : "failed") : "incomplete");
  }

  return {
    start: function () {
      api = find();
      open = !!api && String(api.LMSInitialize("")) === "true";
      readOnly = /^(review|browse)$/.test(get("cmi.core.lesson_mode"));
      if (open && !readOnly) set("cmi.core.exit", "suspend"); // holds if the browser never says goodbye
      return {
        connected: open,
        readOnly: readOnly,
        memory: get("cmi.suspend_data"),
        place: get("cmi.core.lesson_location"),
        finished: /^(passed|failed|completed)$/.test(get("cmi.core.lesson_status")),
        language: "",
        preferred: get("cmi.student_preference.language")
      };
    },
    language: function (chosen) { set("cmi.student_preference.language", chosen); },
    keep: function (place, memory) {
      if (readOnly) return;
      set("cmi.core.lesson_location", place);
      set("cmi.suspend_data", memory);
    },
    progress: function (done, total) {
      if (readOnly) return;
      whole = done === total;
      status();
    },
    answered: function (a) {
      if (readOnly) return;
      var at = "cmi.interactions." + (parseInt(get("cmi.interactions._count"), 10) || 0) + ".";
      var short = function (ids) { return a.type === "true-false" ? ids[0].charAt(0) : ids.join(","); };
      set(at + "id", a.id);
      set(at + "time", clock());
      set(at + "type", a.type);
      set(at + "correct_responses.0.pattern", short(a.right));
      set(at + "weighting", 1);
      set(at + "student_response", short(a.given));
      set(at + "result", a.correct ? "correct" : "wrong");
      set(at + "latency", timespan(a.seconds));
    },
    result: function (percent, isPass) {
      if (readOnly) return;
      passed = isPass;
      set("cmi.core.score.min", 0);
      set("cmi.core.score.max", 100);
      set("cmi.core.score.raw", percent);
      status();
    },
    commit: function () {
      if (!open) return true;
      set("cmi.core.session_time", timespan((Date.now() - begun) / 1000));
      return String(api.LMSCommit("")) === "true";
    },
    stop: function (done) {
      if (!open) return false;
      set("cmi.core.session_time", timespan((Date.now() - begun) / 1000));
      if (!readOnly) set("cmi.core.exit", done ? "" : "suspend");
      open = false;
      return String(api.LMSFinish("")) === "true";
    }
  };
})();
