// Answers to checks are kept in the phone until they are sent: an answer first goes into the browser's own store, then to the server,
// and leaves the store only when the server has it. Each carries a number of its own, so that it arrives once however often it is sent.
const state = document.querySelector("[data-check-state]");
const { owner, token: tokenUrl, worker: workerUrl } = state.dataset;
const form = document.querySelector("form[data-check]");
const words = JSON.parse(document.getElementById("check-words").textContent);

function say(text, kind = "") {
  state.querySelector("[data-said]").textContent = text;
  state.dataset.kind = kind;
}

// The store

function open() {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open("yinxin-checks", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("answers", { keyPath: "key" });
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}

async function inStore(mode, act) {
  const database = await open();
  try {
    return await new Promise((resolve, reject) => {
      const turn = database.transaction("answers", mode);
      const asked = act(turn.objectStore("answers"));
      turn.oncomplete = () => resolve(asked?.result);
      turn.onerror = turn.onabort = () => reject(turn.error);
    });
  } finally {
    database.close();
  }
}

const keep = (answer) => inStore("readwrite", (store) => store.put(answer));
const drop = (key) => inStore("readwrite", (store) => store.delete(key));
const all = () => inStore("readonly", (store) => store.getAll());
const own = async () => (await all()).filter((one) => one.owner === owner).sort((a, b) => a.at - b.at);

async function packed(data) {
  const fields = [];
  for (const [name, value] of data) {
    if (!(value instanceof File)) fields.push({ name, value });
    else if (value.size) fields.push({ name, file: value.name, type: value.type, bytes: await value.arrayBuffer() });
  }
  return fields;
}

function unpacked(fields) {
  const data = new FormData();
  for (const one of fields) {
    if (one.bytes) data.append(one.name, new Blob([one.bytes], { type: one.type }), one.file);
    else if (one.name !== "csrfmiddlewaretoken") data.append(one.name, one.value);
  }
  return data;
}

// Sending

class NotNow extends Error {}

async function token() {
  const answer = await fetch(tokenUrl, { redirect: "manual", credentials: "same-origin", cache: "no-store" });
  if (answer.type === "opaqueredirect" || !answer.ok) throw new NotNow(answer.status >= 500 ? words.later : words.signedOut);
  const told = await answer.json();
  if (told.owner !== owner) throw new NotNow(words.another);
  return told.token;
}

async function refusal(answer) {
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const said = page.querySelector(".refusal-sentence, .errors ul");
  return said?.textContent.replace(/\s+/g, " ").trim() || words.refused;
}

async function sendOne(answer, csrf) {
  const reply = await fetch(answer.url, {
    method: "POST",
    body: unpacked(answer.fields),
    headers: { "X-CSRFToken": csrf, "X-Yinxin-Queue": "1" },
    redirect: "manual",
    credentials: "same-origin",
  });
  if (reply.status === 204) return drop(answer.key);
  if (reply.type === "opaqueredirect" || reply.status === 403) throw new NotNow(words.signedOut);
  if (reply.status === 429 || reply.status >= 500) throw new NotNow(words.later);
  return keep({ ...answer, fault: await refusal(reply) });
}

async function sendAll() {
  const waiting = (await own()).filter((one) => !one.fault);
  if (!waiting.length) return "";
  if (!navigator.onLine) return words.offline;
  try {
    const csrf = await token();
    for (const one of waiting) await sendOne(one, csrf);
    wait = FIRST_WAIT;
    return "";
  } catch (fault) {
    const hindrance = fault instanceof NotNow ? fault.message : words.offline;
    // A network that has just come back, or a busy server, is asked again; whoever signed out has to do something first.
    if (hindrance === words.offline || hindrance === words.later) tryAgain();
    return hindrance;
  }
}

const FIRST_WAIT = 2_000;
let wait = FIRST_WAIT;
let timer = 0;
function tryAgain() {
  clearTimeout(timer);
  timer = setTimeout(send, wait);
  wait = Math.min(wait * 2, 300_000);
}

let sending = null;
// One at a time, also over several windows where the browser can tell.
function send() {
  const turn = () => (navigator.locks ? navigator.locks.request("yinxin-checks", sendAll) : sendAll());
  sending ??= turn().then(show).finally(() => (sending = null));
  return sending;
}

// What the page shows of it

async function show(hindrance = "") {
  const mine = await own();
  const waiting = mine.filter((one) => !one.fault);
  const text = waiting.length ? `${words.waiting.replace("%n", waiting.length)}${hindrance ? ` ${hindrance}` : ""}` : words.none;
  say(text, waiting.length ? "waiting" : mine.length ? "refused" : "sent");
  state.querySelector("[data-send]").hidden = !waiting.length;
  state.querySelector("[data-faults]").replaceChildren(...mine.filter((one) => one.fault).map(faulty));
  for (const link of document.querySelectorAll("a[data-ask]")) {
    link.parentElement.querySelector("[data-mine]").hidden = !mine.some((one) => one.url === link.pathname);
  }
}

function faulty(answer) {
  const item = document.getElementById("check-fault").content.cloneNode(true);
  const link = item.querySelector("a");
  link.textContent = answer.title;
  link.href = answer.url;
  item.querySelector("[data-why]").textContent = answer.fault;
  item.querySelector("button").addEventListener("click", async () => {
    await drop(answer.key);
    await show();
  });
  return item;
}

state.querySelector("[data-send]").addEventListener("click", send);
window.addEventListener("online", send);
document.addEventListener("visibilitychange", () => document.hidden || send());

// The form

if (form) {
  // Of an answer that waits already a second one takes the place.
  const before = (await own()).find((one) => one.url === form.dataset.check);
  const key = form.elements.check_key;
  if (before) key.value = before.key;
  else if (crypto.randomUUID) key.value = crypto.randomUUID();

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector("button:not([type])");
    button.disabled = true;
    try {
      const answer = { key: key.value, owner, url: form.dataset.check, title: form.dataset.title, at: Date.now() };
      await keep({ ...answer, fields: await packed(new FormData(form)) });
    } catch {
      // No room, or a browser without a store: as any form.
      button.disabled = false;
      form.submit();
      return;
    }
    await send();
    form.hidden = true;
    const done = document.querySelector("[data-done]");
    done.hidden = false;
    done.focus();
    button.disabled = false;
  });
}

// Pages kept for times without a network

const keepButton = document.querySelector("[data-keep]");

function addresses() {
  const parts = [...document.querySelectorAll("link[rel~=stylesheet], link[rel~=icon], script[src], img[src]")];
  const files = parts.map((one) => one.href || one.src).filter((one) => one.startsWith(location.origin));
  return [location.pathname, ...files, ...[...document.querySelectorAll("a[data-ask]")].map((one) => one.pathname)];
}

async function keepPages() {
  const worker = await navigator.serviceWorker.ready;
  const channel = new MessageChannel();
  const count = new Promise((resolve) => (channel.port1.onmessage = (event) => resolve(event.data)));
  worker.active.postMessage({ owner, keep: addresses() }, [channel.port2]);
  await count;
  document.querySelector("[data-kept]").hidden = false;
}

if (keepButton && "serviceWorker" in navigator) {
  keepButton.hidden = false;
  keepButton.addEventListener("click", async () => {
    keepButton.disabled = true;
    await navigator.serviceWorker.register(workerUrl);
    await keepPages();
  });
  const known = await navigator.serviceWorker.getRegistration(location.pathname);
  if (known && navigator.onLine) await keepPages();
}

await show();
await send();
document.documentElement.dataset.checks = "ready";
