// A POST of the player. A network that swallows everything must not hold it for ever: a browser has few connections to a host.
async function postPatiently(address, init = {}) {
  const given = new AbortController();
  const timer = setTimeout(() => given.abort(), 30_000);
  try {
    return await fetch(address, { method: "POST", credentials: "omit", cache: "no-store", signal: given.signal, ...init });
  } finally {
    clearTimeout(timer);
  }
}
