// Leafs through the pages of the board. Whoever asked the system for less motion, or pressed pause, leafs by hand.
const SECONDS = 15;
const slides = document.getElementById("slides");
const pause = document.querySelector("[data-pause]");
const calm = matchMedia("(prefers-reduced-motion: reduce)");
let at = Math.max(0, Number(new URLSearchParams(location.search).get("page") ?? 1) - 1) || 0;
let timer = null;

function show(number) {
  const all = [...slides.querySelectorAll(".slide")];
  if (!all.length) return;
  at = (number + all.length) % all.length;
  all.forEach((slide, index) => slide.classList.toggle("current", index === at));
  const address = new URL(location.href);
  address.searchParams.set("page", at + 1);
  history.replaceState(null, "", address);
}

function run(running) {
  clearInterval(timer);
  timer = running ? setInterval(() => show(at + 1), SECONDS * 1000) : null;
  pause.setAttribute("aria-pressed", String(!running));
  pause.textContent = running ? pause.dataset.running : pause.dataset.paused;
}

pause.addEventListener("click", () => run(timer === null));
for (const button of document.querySelectorAll("[data-step]")) {
  button.addEventListener("click", () => {
    show(at + Number(button.dataset.step));
    if (timer !== null) run(true);
  });
}
document.addEventListener("keydown", (event) => {
  if (event.target.closest("button, a") && event.key === " ") return;
  const step = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 }[event.key];
  if (step) {
    event.preventDefault();
    show(at + step);
    if (timer !== null) run(true);
  } else if (event.key === " ") {
    event.preventDefault();
    run(timer === null);
  }
});
calm.addEventListener("change", () => run(!calm.matches));
// New figures come in by themselves; the page stays the one that was being read.
slides.addEventListener("htmx:afterSwap", () => show(at));

slides.classList.add("running");
show(at);
run(!calm.matches);
