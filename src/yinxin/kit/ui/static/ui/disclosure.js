// What opens and closes: dialogs a button names, menus one leaves, panels that begin closed on a phone.
document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-opens]");
  if (opener) {
    const dialog = document.getElementById(opener.dataset.opens);
    if (dialog) {
      event.preventDefault();
      dialog.showModal();
    }
    return;
  }
  const closer = event.target.closest("[data-closes]");
  if (closer) {
    event.preventDefault();
    closer.closest("dialog").close();
  }
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const menu = document.activeElement?.closest("details.menu[open]");
  if (menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

// A page that came back with faults begins at them, so that nobody has to look for what went wrong.
document.querySelector(".errors[role=alert]")?.focus();

if (matchMedia("(max-width: 60rem)").matches) {
  for (const panel of document.querySelectorAll("details[data-closed-on-phone]")) panel.open = false;
}
