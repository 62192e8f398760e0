// The wish form: similar wishes while typing. Works without; then a button shows them.

const form = document.querySelector("form[data-similar]");
const text = form?.querySelector("textarea[data-count]");
const box = document.getElementById("aehnlich");

if (text && box && window.htmx) {
  form.querySelector("[data-look]").hidden = true;
  let last = "";
  let timer = 0;
  const ask = () => {
    const words = text.value.trim();
    if (words === last) return;
    last = words;
    if (words.length < 20) return box.replaceChildren();
    const values = { text: words, csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value };
    window.htmx.ajax("POST", form.dataset.similar, { source: box, target: box, swap: "innerHTML", values });
  };
  text.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 700);
  });
}
