// The unit's page: how long a card was worked on, and “the same as last time” by one press.
for (const card of document.querySelectorAll("[data-card]")) {
  const seconds = card.querySelector('input[name$="-seconds"]');
  if (!seconds) continue;
  let since = 0;
  card.addEventListener("focusin", () => {
    if (!since) since = Date.now();
  });
  const add = () => {
    if (!since) return;
    seconds.value = String(Number(seconds.value || 0) + Math.round((Date.now() - since) / 1000));
    since = card.contains(document.activeElement) && !document.hidden ? Date.now() : 0;
  };
  card.addEventListener("focusout", add);
  card.addEventListener("input", add);
  document.addEventListener("visibilitychange", add);
}

for (const button of document.querySelectorAll("[data-fills]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const field = document.getElementById(button.dataset.fills);
    field.value = button.dataset.value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
}
