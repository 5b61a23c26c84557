// What has not reached the server yet, kept in the browser. localStorage comes first because it has written the text
// when the call returns, so Commit can tell the truth; IndexedDB takes what localStorage has no room for.

function createJournal(key) {
  const prefix = `scorm-journal:${key}:`;
  const nameOf = batch => `${prefix}${batch.session}:${String(batch.sequence).padStart(9, "0")}`;
  let database;

  function open() {
    database ??= new Promise((resolve, reject) => {
      const request = indexedDB.open("scorm-journal", 1);
      request.onupgradeneeded = () => request.result.createObjectStore("batches");
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    return database;
  }

  function inOrder(batches) {
    const began = new Map();
    for (const batch of batches) began.set(batch.session, Math.min(batch.at ?? 0, began.get(batch.session) ?? Infinity));
    const sessions = [...began.keys()].sort((a, b) => began.get(a) - began.get(b));
    return sessions.flatMap(session => batches.filter(b => b.session === session).sort((a, b) => a.sequence - b.sequence));
  }

  async function inDatabase(mode, work) {
    const store = (await open()).transaction("batches", mode).objectStore("batches");
    return new Promise((resolve, reject) => {
      const request = work(store);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  }

  return {
    // True when the batch is on the disk of this browser as the call returns.
    put(batch) {
      try {
        localStorage.setItem(nameOf(batch), JSON.stringify(batch));
        return true;
      } catch {
        // Full, or forbidden in this frame. What was kept under this name is older than the batch and must not be replayed.
        try {
          localStorage.removeItem(nameOf(batch));
          inDatabase("readwrite", store => store.put(batch, nameOf(batch))).catch(() => false);
        } catch {
          return false;
        }
        return false;
      }
    },

    remove(batch) {
      try {
        localStorage.removeItem(nameOf(batch));
      } catch {
        return;
      }
      if (database) inDatabase("readwrite", store => store.delete(nameOf(batch))).catch(() => false);
    },

    // Batches of earlier sessions under this key: session after session, and each in its order. A page of a course that
    // finished and initialized again has several, and the server takes the later one for the end of the earlier one.
    async left() {
      const found = new Map();
      try {
        for (const batch of await inDatabase("readonly", store => store.getAll(IDBKeyRange.bound(prefix, `${prefix}\uffff`)))) found.set(nameOf(batch), batch);
      } catch {
        database = undefined;
      }
      try {
        for (let i = 0; i < localStorage.length; i++) {
          const name = localStorage.key(i);
          if (name.startsWith(prefix)) found.set(name, JSON.parse(localStorage.getItem(name)));
        }
      } catch {
        return inOrder([...found.values()]);
      }
      return inOrder([...found.values()]);
    },
  };
}
