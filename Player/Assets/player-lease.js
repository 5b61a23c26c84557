// One window of a course at a time: this one waits for its turn or takes it, speaks up while it is there, and says goodbye.

/**
 * @param post sends a request of the launch; a launch that is over stops the page
 * @param broken says that the server was not reached, and offers to try again
 */
function createPlayerLease({ base, post, begin, stop, isHere, broken }) {
  const say = (path, keepalive = false) => postPatiently(base + path, { keepalive });

  function alive() {
    if (isHere()) post("alive").catch(error => console.warn(error));
  }

  // "Continue here": the other window is told, and what it had not sent yet stays in its journal.
  async function take() {
    try {
      const answer = await say("take");
      if (answer.ok) location.reload();
      else stop(await answer.json());
    } catch (error) {
      console.error(error);
      broken(take);
    }
  }

  // A window that was closed a moment ago may say its goodbye after this one is here: so it is asked for a while whether the course
  // is free, and soon the learner is asked whether to continue here.
  async function wait() {
    let offered = false;
    try {
      for (const pause of [0, 400, 800, 1500, 3000, 3000, 3000, 3000]) {
        await new Promise(resolve => setTimeout(resolve, pause));
        const answer = await say("enter");
        if (answer.ok) return offered ? location.reload() : begin();
        const problem = await answer.json();
        if (problem.code === "opened-elsewhere" && pause < 800) continue;
        stop(problem);
        offered = true;
      }
    } catch (error) {
      console.error(error);
      if (!offered) broken(wait);
    }
  }

  setInterval(alive, 120_000);
  // Whoever comes back to a window is told at once that the course went on elsewhere.
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "visible") alive(); });
  document.addEventListener("resume", alive);
  addEventListener("pageshow", event => { if (event.persisted) alive(); });
  addEventListener("pagehide", () => { if (isHere()) say("away", true).catch(error => console.warn(error)); });
  return { alive, take, wait };
}
