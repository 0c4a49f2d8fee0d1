// Ties the buttons of a page to the passkeys of the browser. allauth's own scripts do the work; a form says which with data-passkey.
const passkeys = window.allauth?.webauthn?.forms;

const WORK = { add: "addForm", login: "loginForm", signup: "signupForm", show: "authenticateForm" };
const BUTTON = { add: "add", login: "login", signup: "signup", show: "authenticate" };

for (const form of document.querySelectorAll("[data-passkey]")) {
  const kind = form.dataset.passkey;
  const button = form.querySelector("[data-passkey-button]");
  if (!passkeys || !window.webauthnJSON.supported()) {
    form.querySelector("[data-passkey-missing]")?.removeAttribute("hidden");
    continue;
  }
  passkeys[WORK[kind]]({
    ids: {
      [BUTTON[kind]]: button.id,
      credential: form.elements.credential.id,
      passwordless: form.elements.passwordless?.id,
      data: form.dataset.options,
    },
  });
  button.disabled = false; // the page gives it disabled: before this line a press would be lost
}

// Whoever closes the browser's window, or has no passkey here, reads a sentence instead of finding nothing happened.
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  for (const told of document.querySelectorAll("[data-passkey-fault]")) {
    told.removeAttribute("hidden");
    told.focus();
  }
});
