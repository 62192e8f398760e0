// Small help for forms. Every form works without it.

// After an error the summary takes the focus.
const first = document.querySelector("[data-focus]");
if (first) {
  // Whoever came by the skip link has #inhalt in the address, which would take the focus back.
  history.replaceState(history.state, "", location.pathname + location.search);
  first.focus();
}

// A second click does not send twice; coming back by the browser's button frees the form again.
document.addEventListener("submit", (event) => {
  const form = event.target;
  const question = event.submitter?.dataset.confirm ?? form.dataset.confirm;
  if (question && !window.confirm(question)) {
    event.preventDefault();
  } else if (form.method === "post" && !form.hasAttribute("data-hx-post") && !form.hasAttribute("hx-post")) {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
    setTimeout(() => delete form.dataset.sent, 8000);
  }
});
window.addEventListener("pageshow", () => {
  for (const form of document.forms) delete form.dataset.sent;
});

// A password can be shown.
for (const button of document.querySelectorAll("[data-show-password]")) {
  const input = document.getElementById(button.dataset.showPassword);
  const label = button.querySelector(".kern-label");
  const words = { text: button.dataset.word, password: label.textContent };
  button.hidden = !input;
  button.addEventListener("click", () => {
    input.type = input.type === "password" ? "text" : "password";
    button.setAttribute("aria-pressed", String(input.type === "text"));
    label.textContent = words[input.type];
  });
}

// <form data-draft="wunsch"> keeps what was typed in this tab until <… data-draft-done="wunsch"> is shown.
const kept = "input:not([type=hidden], [type=password], [type=file], [name=csrfmiddlewaretoken]), textarea, select";

const fields = (form) => [...form.querySelectorAll(kept)].filter((field) => field.name && !("noDraft" in field.dataset));
const isChoice = (field) => field.type === "radio" || field.type === "checkbox";

function save(form) {
  const values = fields(form)
    .filter((field) => !isChoice(field) || field.checked)
    .map((field) => [field.name, field.value]);
  sessionStorage.setItem(`draft:${form.dataset.draft}`, JSON.stringify(values));
}

function restore(form) {
  const values = JSON.parse(sessionStorage.getItem(`draft:${form.dataset.draft}`) ?? "[]");
  for (const field of fields(form)) {
    for (const [name, value] of values.filter(([name]) => name === field.name)) {
      if (isChoice(field)) field.checked ||= field.value === value;
      else if (!field.value) field.value = value;
    }
  }
}

try {
  for (const done of document.querySelectorAll("[data-draft-done]")) sessionStorage.removeItem(`draft:${done.dataset.draftDone}`);
  for (const form of document.querySelectorAll("form[data-draft]")) {
    restore(form);
    form.addEventListener("input", () => save(form));
  }
} catch {
  // Storage may be switched off; then nothing is kept.
}
