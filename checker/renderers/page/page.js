"use strict";
(() => {
  const filters = document.getElementById("filters");
  const list = document.getElementById("list");
  const shown = document.getElementById("shown");

  const closed = [];
  addEventListener("beforeprint", () => {
    closed.push(...document.querySelectorAll("main details:not([open])"));
    for (const details of closed) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of closed.splice(0)) details.open = false;
  });

  if (!filters) return;
  const form = filters.querySelector("form");
  form.reset();  // some browsers keep what was chosen before a page is loaded again
  const all = shown.textContent;
  const text = document.getElementById("by-text");
  const order = document.getElementById("order");
  const buttons = [...form.querySelectorAll("button[data-filter]")];
  const menus = [...form.querySelectorAll("select[data-filter]")];
  const plain = (words) => words.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
  const surest = ["high", "medium", "low"];
  const cards = [...list.children].map((element, place) => ({
    element, place, ...element.dataset, outlets: JSON.parse(element.dataset.outlets), words: null,
  }));

  const byValue = (key, way = 1) => (a, b) =>
    key(a) === key(b) ? a.place - b.place : key(a) < key(b) ? -way : way;
  const orders = {
    "": byValue((card) => card.place),
    day: byValue((card) => card.day, -1),
    rule: byValue((card) => card.rule),
    outlet: byValue((card) => plain(card.outlets[0] || "\uffff")),
    confidence: byValue((card) => surest.indexOf(card.confidence)),
  };

  const has = (card, name, value) => (name === "outlet" ? card.outlets.includes(value) : card[name] === value);

  function wanted() {
    const pressed = new Map();
    for (const button of buttons.filter((each) => each.getAttribute("aria-pressed") === "true")) {
      const { filter, value } = button.dataset;
      pressed.set(filter, [...(pressed.get(filter) || []), value]);
    }
    const chosen = menus.filter((menu) => menu.value !== "*");
    const sought = plain(text.value);
    return (card) =>
      [...pressed].every(([name, values]) => values.includes(card[name])) &&
      chosen.every((menu) => has(card, menu.dataset.filter, menu.value)) &&
      (!sought || (card.words ??= plain(card.element.textContent)).includes(sought));
  }

  function filter() {
    const keeps = wanted();
    let count = 0;
    for (const card of cards) {
      const kept = keeps(card);
      card.element.hidden = !kept;
      count += kept;
    }
    shown.textContent = count === cards.length ? all : `${count} of ${cards.length} findings shown.`;
  }

  let sorted = order.value;
  function sort() {
    if (order.value === sorted) return;  // what is moved loses the focus
    sorted = order.value;
    list.append(...[...cards].sort(orders[order.value]).map((card) => card.element));
  }

  function showAll() {
    form.reset();
    for (const button of buttons) button.setAttribute("aria-pressed", "false");
    filter();
    sort();
  }

  function reveal() {
    const id = location.hash.slice(1);
    const target = document.getElementById(id);
    if (!target) {
      if (id) shown.textContent = `${id} is not in this report. ${shown.textContent}`;
      return;
    }
    if (target.hidden) showAll();
    target.focus({ preventScroll: true });
    target.scrollIntoView();
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  document.getElementById("all").addEventListener("click", showAll);
  form.addEventListener("click", ({ target }) => {
    const button = target.closest("button[data-filter]");
    if (!button) return;
    button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
    filter();
  });
  text.addEventListener("input", filter);
  for (const menu of menus) menu.addEventListener("change", filter);
  order.addEventListener("change", sort);
  addEventListener("hashchange", reveal);
  filters.hidden = false;
  filters.open = matchMedia("(min-width: 56rem)").matches;
  reveal();
})();
