// The confirmation desk: shows the place of the task in hand, walks the tasks by keyboard, and on a phone shows one pane at a time.
// Everything it does can also be done by links and buttons.

const desk = document.querySelector("[data-desk]");
const source = desk.querySelector("[data-source]");
const list = desk.querySelector("[data-proposals]");
const calm = matchMedia("(prefers-reduced-motion: reduce)");

const proposals = () => Array.from(list.querySelectorAll("[data-key]"));
const inHand = () => document.activeElement?.closest("[data-key]") ?? list.querySelector("[data-key][data-in-hand]");

function showPlace(proposal) {
  for (const mark of source.querySelectorAll("mark.is-current")) mark.classList.remove("is-current");
  const places = source.querySelectorAll(`mark[data-items~="${CSS.escape(proposal.dataset.key)}"]`);
  for (const mark of places) mark.classList.add("is-current");
  if (!places.length || source.offsetParent === null) return;
  const room = source.getBoundingClientRect();
  const place = places[0].getBoundingClientRect();
  if (getComputedStyle(source).overflowY === "auto" && (place.top < room.top + 48 || place.bottom > room.bottom)) {
    source.scrollTo({ top: source.scrollTop + place.top - room.top - 72, behavior: calm.matches ? "auto" : "smooth" });
  }
}

function take(proposal, { focus = true } = {}) {
  if (!proposal) return;
  for (const other of list.querySelectorAll("[data-in-hand]")) delete other.dataset.inHand;
  proposal.dataset.inHand = "";
  if (focus) {
    proposal.focus({ preventScroll: true });
    proposal.scrollIntoView({ block: "nearest", behavior: calm.matches ? "auto" : "smooth" });
  }
  showPlace(proposal);
}

function step(by) {
  const all = proposals();
  const at = all.indexOf(inHand());
  take(all[Math.min(Math.max(at + by, 0), all.length - 1)] ?? all[0]);
}

// Keys belong to whoever is typing, to open dialogs, and to buttons and links that answer Enter themselves.
function isTaken(event) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return true;
  const target = event.target;
  if (target.closest("input, textarea, select, dialog, [contenteditable]")) return true;
  return event.key === "Enter" && target.closest("a, button, summary") !== null;
}

const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  Enter: () => inHand()?.querySelector("[data-act=confirm]")?.click(),
  e: () => inHand()?.querySelector("[data-act=edit]")?.click(),
};

// Single keys can be turned off, for those whose speech input or screen reader sends letters of its own.
const keys = document.querySelector("[data-keys]");

function setKeys(on) {
  keys.setAttribute("aria-pressed", String(on));
  localStorage.setItem("desk-keys", on ? "on" : "off");
}
setKeys(localStorage.getItem("desk-keys") !== "off");
keys.addEventListener("click", () => setKeys(keys.getAttribute("aria-pressed") !== "true"));

document.addEventListener("keydown", (event) => {
  const act = KEYS[event.key];
  if (!act || isTaken(event) || keys.getAttribute("aria-pressed") !== "true") return;
  event.preventDefault();
  act();
});

list.addEventListener("focusin", (event) => {
  const proposal = event.target.closest("[data-key]");
  if (proposal && !("inHand" in proposal.dataset)) take(proposal, { focus: false });
});
list.addEventListener("click", (event) => {
  const place = event.target.closest("[data-show-place]");
  if (!place) return;
  event.preventDefault();
  showPane("source");
  take(place.closest("[data-key]"), { focus: false });
  source.querySelector("mark.is-current")?.scrollIntoView({ block: "center" });
});
document.addEventListener("click", (event) => {
  const left = event.target.closest("[data-show-left]");
  if (!left) return;
  event.preventDefault();
  showPane("source");
  document.getElementById(left.hash.slice(1))?.nextElementSibling?.scrollIntoView({ block: "center" });
});
source.addEventListener("click", (event) => {
  const key = event.target.closest("mark")?.dataset.items?.split(" ")[0];
  if (!key) return;
  showPane("tasks");
  take(list.querySelector(`[data-key="${CSS.escape(key)}"]`));
});

// A changed task comes back from the server in the place of the old one. The hand stays on it, or moves on once it is done with.
let waiting = null;

document.body.addEventListener("htmx:beforeSwap", (event) => {
  const { target, requestConfig } = event.detail;
  if (target !== list && !list.contains(target)) return;
  const held = target.closest("[data-key]") ?? inHand();
  waiting = { key: held?.dataset.key, at: proposals().indexOf(held), act: requestConfig.elt.dataset.act };
});

document.body.addEventListener("htmx:afterSettle", () => {
  if (!waiting) return;
  const { key, at, act } = waiting;
  waiting = null;
  const all = proposals();
  const fresh = all.find((proposal) => proposal.dataset.key === key);
  const field =
    fresh?.querySelector("[data-edit] [aria-invalid=true]") ??
    fresh?.querySelector("[data-edit] :is(input:not([type=hidden]), textarea)");
  if (field) {
    take(fresh, { focus: false });
    field.focus();
    return;
  }
  const from = fresh ? all.indexOf(fresh) + 1 : Math.max(at, 0);
  const open = (proposal) => proposal.dataset.state === "open";
  const next = all.slice(from).find(open) ?? all.find(open);
  take(act === "confirm" || !fresh ? (next ?? fresh ?? all[0]) : fresh);
});

// A cut is a line of four hyphens where the cursor stands.
list.addEventListener("click", (event) => {
  const button = event.target.closest("[data-cuts]");
  if (!button) return;
  const text = document.getElementById(button.dataset.cuts);
  text.setRangeText("\n----\n", text.selectionStart, text.selectionStart, "end");
  text.focus();
});

// One pane at a time on a phone.
const tabs = Array.from(desk.querySelectorAll("[role=tab]"));

function showPane(name) {
  for (const tab of tabs) {
    const shown = tab.dataset.pane === name;
    tab.setAttribute("aria-selected", String(shown));
    tab.tabIndex = shown ? 0 : -1;
    document.getElementById(tab.getAttribute("aria-controls")).toggleAttribute("data-shown", shown);
  }
}

for (const tab of tabs) {
  tab.addEventListener("click", () => {
    showPane(tab.dataset.pane);
    const proposal = inHand();
    if (proposal) showPlace(proposal);
  });
  tab.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowRight" && event.key !== "ArrowLeft") return;
    const other = tabs[(tabs.indexOf(tab) + 1) % tabs.length];
    showPane(other.dataset.pane);
    other.focus();
  });
}
if (tabs.length) {
  desk.dataset.tabbed = "";
  showPane("tasks");
}

take(proposals().find((proposal) => proposal.dataset.state === "open"), { focus: false });
