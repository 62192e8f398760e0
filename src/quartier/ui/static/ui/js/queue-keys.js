// Keys for queues on the desk: only where a [data-queue] is, never while typing, off with <body data-keys="off">.
// Every key belongs to a visible button or link that carries data-key; j and k walk through the rows.
// Where one thing is shown at a time, j is the button that leads to the next.

const words = document.body.dataset;
const queue = document.querySelector("[data-queue]");
const rows = () => [...queue.querySelectorAll(":scope > li, [data-row], .q-work > li")];
const here = () => rows().find((row) => row.contains(document.activeElement));
const typing = (target) => target.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable], dialog");

function walk(by) {
  const all = rows();
  const next = all[Math.min(Math.max(all.indexOf(here()) + by, 0), all.length - 1)];
  const target = next?.querySelector("[tabindex], h2, h3, label, a");
  if (!target) return;
  if (!target.matches("a, [tabindex]")) target.tabIndex = -1;
  target.focus();
  next.scrollIntoView({ block: "nearest" });
}

function press(key) {
  const selector = `[data-key="${CSS.escape(key)}"]`;
  const target = (here() ?? queue).querySelector(selector) ?? document.querySelector(selector);
  if (key === "x" && !target) return here()?.querySelector("input[type=checkbox]")?.click();
  if (target?.matches("input, textarea, select")) target.focus();
  else target?.click();
  return target;
}

function meaningOf(element) {
  const label = element.labels?.[0] ?? element;
  return (element.getAttribute("aria-label") ?? label.textContent).split(":")[0].trim();
}

function list() {
  const pairs = new Map(rows().length > 1 ? [["j", words.wordNext], ["k", words.wordBack]] : []);
  for (const element of document.querySelectorAll("[data-key]")) if (!pairs.has(element.dataset.key)) pairs.set(element.dataset.key, meaningOf(element));
  const dialog = document.createElement("dialog");
  dialog.className = "q-keys q-box q-stack";
  dialog.setAttribute("aria-label", words.wordKeys);
  const lines = document.createElement("dl");
  for (const [key, does] of pairs) {
    const line = document.createElement("div");
    const cap = document.createElement("kbd");
    cap.textContent = key;
    const term = document.createElement("dt");
    term.append(cap);
    const meaning = document.createElement("dd");
    meaning.textContent = does;
    line.append(term, meaning);
    lines.append(line);
  }
  const form = document.createElement("form");
  form.method = "dialog";
  form.append(makeButton(words.wordClose, "submit"));
  dialog.append(lines, form);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

function makeButton(text, type) {
  const button = document.createElement("button");
  button.type = type;
  button.className = "kern-btn kern-btn--tertiary";
  const label = document.createElement("span");
  label.className = "kern-label";
  label.textContent = text;
  button.append(label);
  return button;
}

// Where a form says so, Ctrl and Enter send it from any field.
for (const form of document.querySelectorAll("form[data-ctrl-enter]")) {
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
}

if (queue && document.body.dataset.keys !== "off") {
  const button = makeButton(`${words.wordKeys} (?)`, "button");
  button.addEventListener("click", list);
  queue.after(button);
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (event.key === "j" && rows().length > 1) walk(1);
    else if (event.key === "k" && rows().length > 1) walk(-1);
    else if (event.key === "?") list();
    else if (event.key === "Enter" && document.activeElement.matches("[tabindex='-1']") && here()?.querySelector("a")) here().querySelector("a").click();
    else if (!press(event.key)) return;
    event.preventDefault();
  });
}
