"use strict";
(() => {
  const form = document.querySelector("form.filter");
  const result = document.querySelector(".result");
  const boxes = [...form.querySelectorAll("input[name=layer]")];
  const sections = [...document.querySelectorAll("section.slide")].map((element) => ({
    element,
    rows: [...element.querySelectorAll("li")].map((row) => ({ element: row, words: null })),
  }));
  const total = sections.reduce((sum, section) => sum + section.rows.length, 0);
  const noun = (count) => `${count.toLocaleString("en")} passage${count === 1 ? "" : "s"}`;

  // The words of a row are read when somebody first searches: reading thousands at the start would delay the page.
  const wordsOf = (row) => (row.words ??= row.element.textContent.toLowerCase().replace(/\s+/g, " "));

  const apply = () => {
    const layers = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    const query = form.elements.q.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const section of sections) {
      let inSection = 0;
      for (const row of section.rows) {
        const show = layers.has(row.element.dataset.layer) && query.every((word) => wordsOf(row).includes(word));
        row.element.hidden = !show;
        if (show) inSection += 1;
      }
      section.element.hidden = !inSection;
      shown += inSection;
    }
    result.textContent = shown === total ? `All ${noun(total)}.` : `${noun(shown)} of ${total.toLocaleString("en")}.`;
  };

  let waiting = 0;
  form.addEventListener("change", apply);
  form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(apply, 120); });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));

  form.hidden = !total;
  apply();
})();
