// The line that says what is saved and since when. "Saved" is said of what the server has.
function createPlayerSavedLine(line) {
  const texts = line.dataset;
  let last = null;

  function age() {
    if (line.dataset.state === "saved" && last) {
      // A clock set back, or one that stands still while the machine sleeps, must not make it younger.
      const seconds = Math.round(Math.max(performance.now() - last.since, Date.now() - last.at) / 1000);
      const span = seconds < 60 ? texts.second.replace("{0}", seconds) : texts.minute.replace("{0}", Math.floor(seconds / 60));
      line.textContent = seconds < 1 ? texts.savedNow : texts.saved.replace("{0}", span);
    } else {
      line.textContent = { saving: texts.saving, "not-saved": texts.notSaved }[line.dataset.state] ?? "";
    }
  }

  setInterval(() => {
    line.ariaLive = "off";
    age();
  }, 5000);
  return {
    tell(state, at) {
      // Who hears the page is told when saving fails and when it works again, not of every change and every second.
      const isNews = (state === "not-saved") !== (line.dataset.state === "not-saved");
      line.ariaLive = isNews ? "polite" : "off";
      line.dataset.state = state;
      if (at && at !== last?.at) last = { at, since: performance.now() };
      age();
    },
  };
}
