// The quiz: one question at a time; an answer is final once checked, and is explained at once.
window.quiz = (function () {
  var el = blocks.el;
  var words = {
    start: ["प्रश्नोत्तरी शुरू करें", "Start the quiz"],
    submit: ["उत्तर जाँचें", "Check the answer"],
    retry: ["फिर से प्रयास करें", "Try again"],
    several: ["एक से अधिक उत्तर सही हैं — सभी चुनें।", "More than one answer is right — choose all of them."],
    choose: ["पहले एक उत्तर चुनें।", "Choose an answer first."],
    right: ["सही उत्तर।", "Right."],
    wrong: ["यह उत्तर सही नहीं है। सही उत्तर: ", "That is not right. The right answer: "],
    passed: ["बधाई! आप उत्तीर्ण हैं।", "Well done! You have passed."],
    failed: ["इस बार आप उत्तीर्ण नहीं हुए। पाठ दोबारा देखकर फिर से प्रयास करें।", "You have not passed this time. Look at the lessons again and try once more."],
    pass: ["उत्तीर्ण होने के लिए 60% अंक चाहिए।", "60% is needed to pass."]
  };

  function isRight(question, answer) { return answer === question.answer.join(","); }

  function percent(part, answers) {
    var right = part.questions.filter(function (q, i) { return isRight(q, answers[i]); }).length;
    return Math.round(right * 100 / part.questions.length);
  }

  function choices(question) {
    return question.choices || [{ id: "true", text: ["सही", "True"] }, { id: "false", text: ["गलत", "False"] }];
  }

  function drawQuestion(question, answer, n, check) {
    var done = answer !== undefined, chosen = done ? answer.split(",") : [];
    var kind = question.answer.length > 1 ? "checkbox" : "radio", begun = Date.now();
    var warning = el("p", { role: "alert" });
    var form = el("form", {
      onsubmit: function (event) {
        event.preventDefault();
        var given = [].map.call(form.querySelectorAll("input:checked"), function (input) { return input.value; });
        if (!given.length) { warning.className = "bad"; warning.textContent = words.choose[n]; return; }
        check(given, (Date.now() - begun) / 1000);
      }
    }, [
      el("fieldset", { "data-question": question.id }, [
        el("legend", {}, blocks.inline(question.text[n])),
        kind === "checkbox" ? el("p", {}, words.several[n]) : null
      ].concat(choices(question).map(function (choice) {
        return el("label", {}, [
          el("input", { type: kind, name: question.id, value: choice.id, "data-choice": choice.id,
            checked: chosen.indexOf(choice.id) >= 0, disabled: done }),
          el("span", {}, blocks.inline(choice.text[n]))
        ]);
      }))),
      warning,
      done ? null : el("p", {}, el("button", { type: "submit", "class": "main", "data-action": "submit" }, words.submit[n]))
    ]);
    return [form, done ? feedback(question, answer, n) : null];
  }

  function feedback(question, answer, n) {
    var right = isRight(question, answer);
    var solution = choices(question).filter(function (c) { return question.answer.indexOf(c.id) >= 0; })
      .map(function (c) { return c.text[n]; }).join("; ");
    return el("div", { "class": right ? "good" : "bad", "data-feedback": right ? "correct" : "incorrect" }, [
      el("p", {}, [el("strong", {}, right ? words.right[n] : words.wrong[n] + solution)]),
      el("p", {}, blocks.inline(question.why[n]))
    ]);
  }

  function drawResult(part, answers, n, retry) {
    var score = percent(part, answers), passed = score >= part.pass;
    return [
      el("div", { "class": passed ? "good" : "bad", "data-result": passed ? "passed" : "failed", "data-score": score }, [
        el("p", { "class": "score" }, score + "%"),
        el("p", {}, passed ? words.passed[n] : words.failed[n]),
        el("p", {}, words.pass[n])
      ]),
      passed || !retry ? null : el("p", {}, el("button", { type: "button", "data-action": "retry", onclick: retry }, words.retry[n]))
    ];
  }

  return { words: words, percent: percent, isRight: isRight, drawQuestion: drawQuestion, drawResult: drawResult };
})();
