// A live counter under every textarea with data-count: quiet until little room is left.

for (const field of document.querySelectorAll("textarea[data-count]")) {
  const limit = Number(field.dataset.count);
  const note = document.createElement("p");
  note.className = "q-small q-muted";
  note.setAttribute("aria-live", "polite");
  field.after(note);
  const number = new Intl.NumberFormat(document.documentElement.lang);
  const show = () => {
    note.textContent = `${number.format(field.value.length)} / ${number.format(limit)}`;
    note.setAttribute("aria-live", limit - field.value.length < 100 ? "polite" : "off");
  };
  field.addEventListener("input", show);
  show();
}
