// Sends batches to the server: in order, one at a time, again until acknowledged. A batch that has been sent once is
// never changed, because the server may have it; later changes gather in the one behind it.

/** @param pace milliseconds between two batches on the wire; an ending, or somebody who waits for it, is never held back */
function createCommits(transport, journal, onState, pace = 0) {
  const waits = [1, 2, 4, 8, 15, 30];
  // A server that is there answers sooner.
  const slow = 10_000;
  const queue = [];
  let sending = null;
  let failures = 0;
  let stopped = false;
  let refused = false;
  let lastSavedAt = null;
  let lastSentAt = -Infinity;
  let paused = null;
  let idle = [];

  function tell() {
    const waiting = sending && performance.now() - lastSentAt >= slow;
    const state = stopped ? "stopped" : failures > 0 || waiting ? "not-saved" : queue.length > 0 ? "saving" : "saved";
    try {
      onState?.(state, lastSavedAt);
    } catch (error) {
      console.error(error);
    }
  }

  function keep(entry) {
    const { kept, durable } = journal.put(entry.batch);
    Object.assign(entry, { kept, durable: false, written: durable });
    // Only the last of its writes speaks for a batch that grew.
    durable.then(done => { if (entry.written === durable) entry.durable = done; });
    return entry;
  }

  function done(entry) {
    // A batch sent again on leaving may be acknowledged twice.
    if (!queue.includes(entry)) return;
    queue.splice(queue.indexOf(entry), 1);
    journal.remove(entry.batch);
    if (queue.length === 0) for (const resolve of idle.splice(0)) resolve(true);
  }

  async function attempt(entry, leaving) {
    entry.sent = true;
    try {
      await transport.commit(entry.batch, leaving);
      failures = 0;
      refused = false;
      lastSavedAt = new Date();
      done(entry);
    } catch (error) {
      failures++;
      refused = error?.refused === true;
      if (error?.stop) {
        stopped = true;
        for (const resolve of idle.splice(0)) resolve(false);
      }
      // The server will never take it: keeping it would hold up everything behind it.
      if (refused) done(entry);
    }
  }

  function pump() {
    tell();
    if (sending || stopped || queue.length === 0) return;
    clearTimeout(paused);
    const pause = lastSentAt + pace - performance.now();
    if (pause > 0 && idle.length === 0 && !queue[0].sent && !queue.some(entry => entry.batch.terminate)) {
      paused = setTimeout(pump, pause);
      return;
    }
    lastSentAt = performance.now();
    const late = setTimeout(tell, slow);
    sending = attempt(queue[0], false).then(() => {
      clearTimeout(late);
      sending = null;
      next();
    });
  }

  function next() {
    if (failures === 0 || stopped || queue.length === 0) return pump();
    tell();
    setTimeout(pump, waits[Math.min(failures, waits.length) - 1] * 1000);
  }

  return {
    add(batch) {
      const last = queue[queue.length - 1];
      if (last && !last.sent && last.batch.session === batch.session) {
        Object.assign(last.batch, batch, { sequence: last.batch.sequence, set: Object.assign(last.batch.set, batch.set) });
        keep(last);
        pump();
        return last.batch.sequence;
      }
      queue.push(keep({ batch, sent: false }));
      pump();
      return batch.sequence;
    },

    // Batches that an earlier page left behind go first.
    replay(batches) {
      queue.splice(sending ? 1 : 0, 0, ...batches.map(batch => ({ batch, sent: true, durable: true })));
      pump();
    },

    // The page is going, or only hidden: everything is sent now, whatever is under way. The server puts a batch that
    // overtakes its predecessor off with 409, and it is sent again.
    leave() {
      if (stopped) return;
      for (const entry of queue.filter(e => !e.sent)) attempt(entry, true).then(next);
    },

    // Try at once, for example when the network is back.
    nudge: pump,

    whenIdle: () => new Promise(resolve => {
      if (queue.length === 0 || stopped) resolve(queue.length === 0);
      else {
        idle.push(resolve);
        pump();
      }
    }),

    // True when nothing can be lost: all is acknowledged, or in this browser's journal: on its disk, or kept and on its way to a
    // disk that works. Where the browser has none, the learner waits for the server: a repeated batch does no harm there.
    safe() {
      if (stopped || refused) return false;
      if (queue.every(entry => entry.durable || (entry.kept && journal.works))) return true;
      if (!transport.commitNow) return failures === 0;
      for (const entry of [...queue]) {
        if (!transport.commitNow(entry.batch)) return false;
        lastSavedAt = new Date();
        done(entry);
      }
      tell();
      return true;
    },

    hasUnsent: () => queue.length > 0,
  };
}

// Sends what a crashed or closed page left in this browser, before the next launch asks where the learner was.
// Answers whether all of it has arrived.
async function sendJournal(key, transport) {
  const journal = createJournal(key);
  const commits = createCommits(transport, journal);
  commits.replay(await journal.left());
  return commits.whenIdle();
}

// The transport of the player: one POST per batch. 410 means the launch is closed or goes on elsewhere; another 4xx
// that a repetition cannot cure means the batch is refused. What the server says to a batch goes to onAnswer.
function createTransport(url, onAnswer) {
  // A network that swallows everything without a word must not hold a batch for ever; what is sent again does no harm.
  const patience = size => 30_000 + size / 2;

  async function send(address, init) {
    const given = new AbortController();
    const timer = setTimeout(() => given.abort(), patience(init.body.length));
    try {
      return await fetch(address, { ...init, signal: given.signal });
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    async commit(batch, leaving) {
      const body = JSON.stringify(batch);
      // A browser refuses keepalive bodies above 64 kB, all requests of the page together.
      const keepalive = leaving || new Blob([body]).size < 60_000;
      const answer = await send(leaving ? `${url}?leaving=true` : url, { method: "POST", headers: { "Content-Type": "application/json" }, body, keepalive, credentials: "omit", cache: "no-store" });
      if (answer.ok) {
        onAnswer?.(await answer.json());
        return;
      }
      throw Object.assign(new Error(`commit answered ${answer.status}`), {
        stop: answer.status === 410,
        refused: [400, 413, 422].includes(answer.status),
      });
    },

    commitNow(batch) {
      const request = new XMLHttpRequest();
      request.open("POST", url, false);
      request.setRequestHeader("Content-Type", "application/json");
      try {
        request.send(JSON.stringify(batch));
      } catch {
        return false;
      }
      return request.status >= 200 && request.status < 300;
    },
  };
}
