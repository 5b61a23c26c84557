// Sends a package in pieces, so that a lost connection costs one piece and not the whole. Without this script the form posts plainly.
(() => {
  "use strict";
  const form = document.querySelector("form[data-upload]");
  if (!form || !window.XMLHttpRequest) return;
  const words = form.dataset;
  const box = form.querySelector("[data-upload-progress]");
  const label = form.querySelector("[data-upload-words]");
  const bar = form.querySelector("progress");
  const trouble = form.querySelector("[data-upload-trouble]");
  const token = form.querySelector("input[name=__RequestVerificationToken]").value;
  const longestPause = 30000;

  const ask = (method, address, body, headers, onSent) => new Promise((done, broken) => {
    const request = new XMLHttpRequest();
    request.open(method, address);
    request.setRequestHeader("X-Form-Token", token);
    request.setRequestHeader("Accept", "application/json");
    for (const [name, value] of Object.entries(headers ?? {})) request.setRequestHeader(name, value);
    if (onSent) request.upload.onprogress = e => onSent(e.loaded);
    request.onload = () => {
      let json = {};
      try { json = JSON.parse(request.responseText); } catch { /* a proxy's own page; the status says enough */ }
      // A busy server or a proxy in trouble is as good as a lost connection: try again.
      if (request.status >= 502 && request.status <= 504) broken(new Error("away"));
      else done({ status: request.status, json });
    };
    request.onerror = request.ontimeout = request.onabort = () => broken(new Error("away"));
    request.timeout = 120000;
    request.send(body ?? null);
  });

  const untilAnswered = async (...what) => {
    for (let pause = 1000; ; pause = Math.min(pause * 2, longestPause)) {
      try { return await ask(...what); }
      catch {
        label.textContent = words.again;
        await new Promise(go => setTimeout(go, pause));
      }
    }
  };

  const show = (sent, size, text) => {
    const percent = Math.floor(sent * 100 / size);
    bar.value = percent;
    label.textContent = `${text} – ${percent}%`;
  };

  const tell = json => {
    const hindi = document.documentElement.lang === "hi";
    trouble.textContent = "";
    const notice = document.createElement("div");
    notice.className = "notice notice-error";
    for (const text of [(hindi ? json.detail_hi : json.detail) ?? words.refused, hindi ? json.cure_hi : json.cure]) {
      if (!text) continue;
      const line = document.createElement("p");
      line.textContent = text;
      notice.append(line);
    }
    trouble.append(notice);
    box.hidden = true;
    form.querySelector("button[type=submit]").disabled = false;
  };

  const keyOf = (file, department) => `upload:${department}:${file.name}:${file.size}:${file.lastModified}`;

  // The upload this file began earlier, if it is still arriving.
  const earlier = async key => {
    const id = localStorage.getItem(key);
    if (!id) return null;
    const { status, json } = await untilAnswered("GET", `/author/uploads/${id}/offset`);
    if (status === 200 && json.arriving) return { id, offset: json.offset };
    localStorage.removeItem(key);
    return null;
  };

  const send = async (file, department) => {
    const key = keyOf(file, department);
    let place = await earlier(key);
    const text = place ? words.resumed : words.sending;
    let piece = 4 << 20;
    if (!place) {
      const begun = await untilAnswered("POST", "/author/uploads", JSON.stringify({ department, fileName: file.name, size: file.size }), { "Content-Type": "application/json" });
      if (begun.status !== 201) return tell(begun.json);
      place = { id: begun.json.id, offset: 0 };
      piece = begun.json.pieceBytes;
      localStorage.setItem(key, place.id);
    }

    const address = `/author/uploads/${place.id}`;
    while (place.offset < file.size) {
      const from = place.offset;
      let answer;
      try {
        answer = await ask("PUT", address, file.slice(from, from + piece), { "Upload-Offset": from, "Content-Type": "application/octet-stream" },
          sent => show(from + sent, file.size, text));
      } catch { answer = { status: 409, json: {} }; }
      if (answer.status === 200) { place.offset = answer.json.offset; continue; }
      if (answer.status !== 409) return tell(answer.json);
      // Lost on the way, or the server has more or less than we thought: ask where to go on.
      await new Promise(go => setTimeout(go, 1000));
      const reached = await untilAnswered("GET", `${address}/offset`);
      if (reached.status !== 200) return tell(reached.json);
      if (!reached.json.arriving) break;
      place.offset = reached.json.offset;
    }

    const finished = await untilAnswered("POST", `${address}/finish`);
    if (finished.status !== 200) return tell(finished.json);
    localStorage.removeItem(key);
    location.assign(finished.json.address);
  };

  form.addEventListener("submit", event => {
    const file = form.querySelector("input[type=file]").files[0];
    if (!file) return;
    event.preventDefault();
    trouble.textContent = "";
    form.querySelector("button[type=submit]").disabled = true;
    box.hidden = false;
    show(0, Math.max(1, file.size), words.sending);
    send(file, form.querySelector("[name=department]").value);
  });
})();
