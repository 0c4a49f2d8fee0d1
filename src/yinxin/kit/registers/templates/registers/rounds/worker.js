// Pages of checks that a phone was asked to keep are shown when there is no network. Only pages below this address, only what the
// page named, and of one person: whoever signs out, or signs in as another, finds nothing here.
const KEPT = "check-";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("message", (event) => {
  const { owner, keep, forget } = event.data || {};
  const port = event.ports[0];
  if (forget) event.waitUntil(forgetAll().then(() => port?.postMessage(0)));
  if (keep) event.waitUntil(store(KEPT + owner, keep).then((count) => port?.postMessage(count)));
});

async function forgetAll(but) {
  for (const name of await caches.keys()) {
    if (name.startsWith(KEPT) && name !== but) await caches.delete(name);
  }
}

async function store(name, addresses) {
  await forgetAll(name);
  const cache = await caches.open(name);
  const wanted = new Set(addresses.map((one) => new URL(one, self.location).href));
  for (const request of await cache.keys()) if (!wanted.has(request.url)) await cache.delete(request);
  let count = 0;
  for (const address of wanted) {
    try {
      const answer = await fetch(address, { credentials: "same-origin", redirect: "manual" });
      if (!answer.ok) continue;
      await cache.put(address, answer);
      count += 1;
    } catch {
      return count;
    }
  }
  return count;
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  // What scripts ask for themselves has no destination, and is never kept.
  if (request.method !== "GET" || !request.destination || new URL(request.url).origin !== self.location.origin) return;
  event.respondWith(answer(request));
});

async function answer(request) {
  const isPage = request.mode === "navigate";
  try {
    const found = await fetch(request);
    // A page that sends one elsewhere asks to sign in: whatever was kept belongs to somebody who is not there any more.
    if (isPage && found.type === "opaqueredirect") await forgetAll();
    return found;
  } catch (fault) {
    const kept = await caches.match(request, { ignoreSearch: isPage, ignoreVary: true });
    if (kept) return kept;
    throw fault;
  }
}
