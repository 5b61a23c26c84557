// Walks the learner through the lessons and the quiz a page has loaded into window.lessons,
// and tells the learning system where the learner is. Nothing here knows which SCORM edition it is.
(function () {
  var el = blocks.el, parts = window.lessons, begin = runTime.start();
  var words = {
    other: ["English", "हिन्दी"],
    previous: ["पीछे", "Previous"],
    next: ["आगे", "Next"],
    finish: ["पूरा करें", "Finish"],
    lessons: ["पाठ सूची", "Lessons"],
    screen: ["स्क्रीन", "Screen"],
    question: ["प्रश्न", "Question"],
    result: ["परिणाम", "Result"],
    unsaved: ["अभी सहेजा नहीं जा सका। कृपया यह पृष्ठ खुला रखें और इंटरनेट जाँचें।", "Could not be saved just now. Please keep this page open and check your connection."],
    alone: ["यह पाठ किसी शिक्षण पोर्टल से जुड़ा नहीं है; आपकी प्रगति सहेजी नहीं जाएगी।", "This lesson is not connected to a learning portal; your progress will not be saved."],
    review: ["आप यह पाठ दोबारा देख रहे हैं; आपके अंक नहीं बदलेंगे।", "You are looking at this again; your score will not change."],
    bye: ["धन्यवाद। आपकी प्रगति सहेज ली गई है। अब आप सूची से अगला पाठ चुन सकते हैं या यह पृष्ठ बंद कर सकते हैं।", "Thank you. Your progress has been saved. Choose the next lesson from the list, or close this page."],
    left: ["ये अभी बाकी हैं: ", "Still to do: "]
  };

  // What is remembered: n = language (0 Hindi, 1 English), seen = screens seen by lesson, answers in question order.
  var state = { n: 0, part: 0, screen: 0, seen: {}, answers: [] }, finished = begin.finished, stopped = false;

  function pages(part) { return part.questions ? part.questions.length + 2 : part.screens.length; }
  function work(part) { return part.questions ? part.questions.length : part.screens.length; }
  function done(part) {
    return part.questions ? Math.min(state.answers.length, part.questions.length) : Math.min(state.seen[part.id] || 0, part.screens.length);
  }
  function sum(of) { return parts.reduce(function (total, part) { return total + of(part); }, 0); }
  function allDone() { return sum(done) === sum(work); }

  function restore() {
    var kept = {};
    try { kept = JSON.parse(begin.memory || "{}"); } catch (notOurs) { kept = {}; }
    var language = begin.language || kept.language || begin.preferred || "hi";
    state.n = /^en/i.test(language) ? 1 : 0;
    state.seen = kept.seen || {};
    state.answers = kept.answers || [];
    var place = begin.place.split("/");
    parts.forEach(function (part, i) {
      if (part.id !== place[0]) return;
      state.part = i;
      state.screen = Math.min(parseInt(place[1], 10) || 0, pages(part) - 1);
    });
    // A half-done quiz goes on at the next unanswered question.
    var at = parts[state.part];
    if (at.questions && state.screen > 0) state.screen = state.answers.length + 1;
  }

  function save() {
    var part = parts[state.part];
    if (!part.questions) state.seen[part.id] = Math.max(state.seen[part.id] || 0, state.screen + 1);
    runTime.keep(part.id + "/" + state.screen, JSON.stringify({
      language: state.n ? "en" : "hi", seen: state.seen, answers: state.answers
    }));
    runTime.progress(finished ? sum(work) : sum(done), sum(work)); // a second look never undoes completion
    parts.forEach(function (p) {
      if (!p.questions || done(p) < work(p)) return;
      var percent = quiz.percent(p, state.answers);
      runTime.result(percent, percent >= p.pass);
    });
    if (allDone()) finished = true;
    said.textContent = runTime.commit() ? "" : words.unsaved[state.n];
  }

  function go(part, screen) {
    state.part = part;
    state.screen = screen;
    save();
    draw(true);
  }
  function next() {
    if (parts[state.part].questions && state.screen === 0) go(state.part, state.answers.length + 1);
    else if (state.screen + 1 < pages(parts[state.part])) go(state.part, state.screen + 1);
    else go(state.part + 1, 0);
  }
  function previous() {
    if (state.screen > 0) go(state.part, state.screen - 1);
    else go(state.part - 1, pages(parts[state.part - 1]) - 1);
  }
  function stop(goOn) {
    if (stopped) return true;
    stopped = true;
    return runTime.stop(allDone(), goOn);
  }
  function finish() {
    var n = state.n, saved = stop(true), last = saved ? words.bye : begin.connected ? words.unsaved : words.alone;
    head.hidden = true;
    foot.replaceChildren();
    screen.replaceChildren(el("h1", { tabindex: "-1", "data-finished": true }, parts[state.part].title[n]), el("p", { "class": "note" }, last[n]));
    screen.firstChild.focus();
  }
  function switchLanguage() {
    state.n = 1 - state.n;
    runTime.language(state.n ? "en" : "hi");
    save();
    draw(false);
    head.querySelector("[data-action=language]").focus();
  }

  var head = el("div"), screen = el("section"), said = el("p", { id: "said", "class": "bad", role: "status" }), foot = el("footer");
  document.getElementById("sco").append(head, screen, said, foot);

  function button(action, pair, click, more) {
    return el("button", Object.assign({ type: "button", "data-action": action, onclick: click }, more), pair[state.n]);
  }

  function drawHead(part) {
    var n = state.n, where = words.screen[n] + " " + (state.screen + 1) + " / " + pages(part);
    if (part.questions) {
      if (state.screen > part.questions.length) where = words.result[n];
      else where = state.screen ? words.question[n] + " " + state.screen + " / " + part.questions.length : "";
    }
    var list = parts.length < 2 ? null : el("nav", { "aria-label": words.lessons[n] }, el("details", {}, [
      el("summary", {}, words.lessons[n]),
      el("ol", {}, parts.map(function (p, i) {
        return el("li", {}, el("button", { type: "button", "data-part": p.id, "aria-current": i === state.part ? "page" : null,
          onclick: function () { go(i, p.questions && state.answers.length ? state.answers.length + 1 : 0); } },
          p.title[n] + (done(p) === work(p) ? " ✓" : "")));
      }))
    ]));
    head.replaceChildren(el("header", {}, [
      el("p", {}, part.title[n] + (where ? " · " + where : "")),
      button("language", words.other, switchLanguage, { lang: n ? "hi" : "en" })
    ]), list || "", el("progress", { value: sum(done), max: sum(work), "aria-label": sum(done) + " / " + sum(work) }));
  }

  function drawQuiz(part, locked) {
    var n = state.n, i = state.screen - 1, count = part.questions.length;
    if (i < 0) return [el("h1", { tabindex: "-1" }, part.title[n])].concat(part.intro.map(function (b) { return blocks.draw(b, n); }));
    if (i >= count) {
      var remaining = parts.filter(function (p) { return done(p) < work(p); }).map(function (p) { return p.title[n]; });
      return [el("h1", { tabindex: "-1" }, words.result[n])].concat(
        quiz.drawResult(part, state.answers, n, locked ? null : function () { state.answers = []; go(state.part, 1); }),
        remaining.length ? el("p", { "class": "note" }, words.left[n] + remaining.join(", ")) : null);
    }
    var question = part.questions[i];
    return [el("h1", { tabindex: "-1" }, words.question[n] + " " + (i + 1))].concat(
      quiz.drawQuestion(question, state.answers[i], n, function (given, seconds) {
        state.answers[i] = given.join(",");
        runTime.answered({ id: question.id, type: question.choices ? "choice" : "true-false", right: question.answer, given: given,
          correct: quiz.isRight(question, state.answers[i]), seconds: seconds, language: n ? "en" : "hi", text: question.text[n] });
        save();
        draw(false);
        var feedback = screen.querySelector("[data-feedback]");
        feedback.setAttribute("tabindex", "-1");
        feedback.focus();
      }));
  }

  function draw(toTop) {
    var n = state.n, part = parts[state.part], content;
    document.documentElement.lang = n ? "en" : "hi";
    document.title = part.title[n];
    drawHead(part);
    if (part.questions) content = drawQuiz(part, begin.readOnly);
    else content = [el("h1", { tabindex: "-1" }, part.screens[state.screen].title[n])].concat(
      part.screens[state.screen].body.map(function (b) { return blocks.draw(b, n); }));
    if (!begin.connected || begin.readOnly) content.unshift(el("p", { "class": "note" }, words[begin.connected ? "review" : "alone"][n]));
    screen.dataset.part = part.id;
    screen.dataset.screen = state.screen;
    screen.replaceChildren.apply(screen, content.filter(Boolean));

    var first = state.part === 0 && state.screen === 0;
    var last = state.part === parts.length - 1 && state.screen === pages(part) - 1;
    var starts = part.questions && state.screen === 0;
    var waits = part.questions && state.screen > 0 && state.screen <= part.questions.length && state.answers[state.screen - 1] === undefined;
    foot.replaceChildren(
      button("previous", words.previous, previous, { disabled: first }),
      last ? button("finish", words.finish, finish, { "class": "main" })
        : button("next", starts ? quiz.words.start : words.next, next, { "class": "main", disabled: !!waits }));
    if (toTop) { scrollTo(0, 0); screen.querySelector("h1").focus({ preventScroll: true }); }
  }

  restore();
  save();
  draw(false);
  addEventListener("pagehide", function () { stop(false); });
  addEventListener("pageshow", function (event) { if (event.persisted) location.reload(); });
  document.addEventListener("visibilitychange", function () { if (document.hidden && !stopped) runTime.commit(); });
})();
