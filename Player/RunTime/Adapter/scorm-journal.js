// What has not reached the server yet, kept in the browser twice. IndexedDB, told to wait for the disk, is the journal: what it has
// taken outlives the browser and the machine. That takes some milliseconds, so localStorage has each batch at once: it outlives the
// page, but a browser writes it to disk only seconds later (Chromium five or more; a killed one takes it along).

let opened;
let works = false;

function openJournals() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open("scorm-journal", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("batches");
    request.onsuccess = () => {
      request.result.onclose = () => { opened = undefined; };
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
  });
  opened.catch(() => { opened = undefined; });
  return opened;
}

function createJournal(key) {
  const prefix = `scorm-journal:${key}:`;
  const slowest = 2000;
  const nameOf = batch => `${prefix}${batch.session}:${String(batch.sequence).padStart(9, "0")}`;
  const writing = new Set();

  // Done when the disk has it, not when the browser has heard it.
  async function inDatabase(mode, work) {
    const transaction = (await openJournals()).transaction("batches", mode, { durability: "strict" });
    return new Promise((resolve, reject) => {
      const request = work(transaction.objectStore("batches"));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = transaction.onabort = () => reject(transaction.error);
    });
  }

  async function write(batch) {
    const one = { begun: performance.now() };
    writing.add(one);
    try {
      await inDatabase("readwrite", store => store.put(batch, nameOf(batch)));
      works = true;
      return true;
    } catch (error) {
      console.warn(error);
      works = false;
      return false;
    } finally {
      writing.delete(one);
    }
  }

  function mirror(batch) {
    try {
      localStorage.setItem(nameOf(batch), JSON.stringify(batch));
      return true;
    } catch {
      // Full, or forbidden in this frame.
      return false;
    }
  }

  function inOrder(batches) {
    const began = new Map();
    for (const batch of batches) began.set(batch.session, Math.min(batch.at ?? 0, began.get(batch.session) ?? Infinity));
    const sessions = [...began.keys()].sort((a, b) => began.get(a) - began.get(b));
    return sessions.flatMap(session => batches.filter(b => b.session === session).sort((a, b) => a.sequence - b.sequence));
  }

  return {
    // Kept: outlives this page from now on. Durable: in time true, when the disk has it, or false.
    put(batch) {
      const durable = write(structuredClone(batch));
      return { kept: mirror(batch), durable };
    },

    // Whether the disk takes what it is given, so that what is kept will be there in a moment.
    get works() {
      return works && ![...writing].some(one => performance.now() - one.begun > slowest);
    },

    remove(batch) {
      try {
        localStorage.removeItem(nameOf(batch));
      } catch (forbidden) {
        console.warn(forbidden);
      }
      inDatabase("readwrite", store => store.delete(nameOf(batch))).catch(console.warn);
    },

    // Batches of earlier sessions under this key: session after session, and each in its order. A page of a course that
    // finished and initialized again has several, and the server takes the later one for the end of the earlier one.
    async left() {
      const found = new Map();
      // Both may hold a batch, and either may have missed what was added to it last.
      const add = (name, batch) => { if (!((found.get(name)?.at ?? -1) > batch.at)) found.set(name, batch); };
      try {
        const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
        for (const batch of await inDatabase("readonly", store => store.getAll(range))) add(nameOf(batch), batch);
        works = true;
      } catch (error) {
        console.warn(error);
      }
      try {
        for (let i = 0; i < localStorage.length; i++) {
          const name = localStorage.key(i);
          if (name.startsWith(prefix)) add(name, JSON.parse(localStorage.getItem(name)));
        }
      } catch (error) {
        console.warn(error);
      }
      return inOrder([...found.values()]);
    },
  };
}
