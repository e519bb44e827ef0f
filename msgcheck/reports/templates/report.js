"use strict";
(() => {
  const form = document.querySelector("form.filter");
  const result = document.querySelector(".result");
  const columns = document.querySelectorAll(".map thead th");
  const names = ["asset", "severity", "rule", "message", "state", "q"];
  const sections = [...document.querySelectorAll("section.asset")].map((element) => ({
    element,
    asset: element.dataset.asset,
    groups: [...element.querySelectorAll("article")].map((group) => ({ element: group, words: null })),
  }));
  const total = sections.reduce((sum, section) => sum + section.groups.reduce((n, g) => n + Number(g.element.dataset.n), 0), 0);

  // The words of a group are read when somebody first searches: reading 8,000 at the start would delay the page.
  const wordsOf = (group) => (group.words ??= group.element.textContent.toLowerCase().replace(/\s+/g, " "));

  const isShown = (group, state, query) => {
    const data = group.element.dataset;
    return (!state.severity || data.s === state.severity) && (!state.rule || data.r === state.rule)
      && (!state.message || data.m === state.message) && (!state.state || data.b === state.state) && query.every((word) => wordsOf(group).includes(word));
  };

  const apply = () => {
    const state = Object.fromEntries(names.map((name) => [name, form.elements[name].value]));
    const query = state.q.toLowerCase().split(/\s+/).filter(Boolean);
    let findings = 0;
    let groups = 0;
    for (const section of sections) {
      const isAsset = !state.asset || section.asset === state.asset;
      let shown = 0;
      for (const group of section.groups) {
        const show = isAsset && isShown(group, state, query);
        group.element.hidden = !show;
        if (show) { shown += 1; findings += Number(group.element.dataset.n); }
      }
      section.element.hidden = !shown;
      groups += shown;
    }
    const noun = (count, thing) => `${count.toLocaleString("en")} ${thing}${count === 1 ? "" : "s"}`;
    result.textContent = findings === total
      ? `All ${noun(total, "finding")}.`
      : `${noun(findings, "finding")} of ${total.toLocaleString("en")}, in ${noun(groups, "group")}.`;
  };

  const stateAsHash = () => {
    const state = new URLSearchParams();
    for (const name of names) if (form.elements[name].value) state.set(name, form.elements[name].value);
    return state.toString();
  };

  // "#g12" and "#findings" are anchors, "#asset=..." is a state of the filter.
  const readHash = () => {
    const hash = location.hash.slice(1);
    if (hash && !hash.includes("=")) return false;
    const state = new URLSearchParams(hash);
    for (const name of names) {
      const field = form.elements[name];
      field.value = state.get(name) ?? "";
      if (field.selectedIndex === -1) field.value = "";
    }
    apply();
    return Boolean(hash);
  };

  const show = (state) => {
    location.hash = new URLSearchParams(state).toString();
    readHash();
    const heading = document.getElementById("findings-heading");
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    heading.scrollIntoView({ block: "start" });
  };

  let waiting = 0;
  const changed = () => { history.replaceState(null, "", `#${stateAsHash()}`); apply(); };
  form.addEventListener("change", changed);
  form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(changed, 120); });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(changed));
  addEventListener("hashchange", readHash);

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (!link) return;
    const cell = link.closest(".map td, .map th");
    const anchored = document.getElementById(link.hash.slice(1));
    if (cell) {
      event.preventDefault();
      const state = { asset: cell.parentElement.dataset.asset };
      const message = columns[cell.cellIndex].dataset.message;
      if (message) state.message = message;
      show(state);
    } else if (link.dataset.filter) {
      event.preventDefault();
      show({ [link.dataset.filter]: link.dataset.value });
    } else if (anchored?.closest("article[hidden], section.asset[hidden]")) {
      form.reset();
    }
  });

  form.hidden = false;
  readHash();

  // Cards out of sight have a guessed height; a link into the page arrives once those on its way are drawn.
  const arrive = (target, times) => {
    target.scrollIntoView({ block: "start" });
    if (times) requestAnimationFrame(() => arrive(target, times - 1));
  };
  const linked = document.getElementById(location.hash.slice(1));
  if (linked) arrive(linked, 4);
})();
