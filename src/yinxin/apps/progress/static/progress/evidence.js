// The evidence desk by keyboard: 1-5 confirm a task, 0 supports nothing, s skips, u undoes. Each key presses a button or link of the page.

const keys = document.querySelector("[data-keys]");

// Single keys can be turned off, for those whose speech input or screen reader sends letters of its own.
function setKeys(on) {
  keys.setAttribute("aria-pressed", String(on));
  localStorage.setItem("desk-keys", on ? "on" : "off");
}
setKeys(localStorage.getItem("desk-keys") !== "off");
keys.addEventListener("click", () => setKeys(keys.getAttribute("aria-pressed") !== "true"));

// One press, one answer: the next page shows another sentence under the same keys.
let pressed = false;
window.addEventListener("pageshow", () => {
  pressed = false;
});

document.addEventListener("keydown", (event) => {
  if (pressed || event.repeat || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.target.closest("input, textarea, select, [contenteditable]") || keys.getAttribute("aria-pressed") !== "true") return;
  const button = document.querySelector(`[data-press="${CSS.escape(event.key)}"]`);
  if (!button) return;
  event.preventDefault();
  pressed = true;
  button.click();
});
