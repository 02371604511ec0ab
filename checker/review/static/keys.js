/* Keys of the desk. Whatever they do can be done without them: a key only focuses or follows what is on the page.

   An element says how it is reached:
     data-key="a"      by this key, or "g q" by two keys, one after the other. A link is followed, a radio button or a
                       check box is chosen and focused, a button is focused, and a field is focused and selected.
     data-press        with data-key: the button is pressed, not only focused.
     data-focus="id"   with data-key: the focus goes on to the element of that id.
   The queue is a list of rows, in which j and k move and o opens:
     data-row          the element of a flag, such as its tr or li.
     data-open         the link in the row by which the flag is opened; it has the focus when the row is the present one.
     data-choose       the check box in the row by which the flag is chosen for a decision on several (x).
   Keys can be turned off in the list of keys, for this browser; while somebody writes in a field, or holds Ctrl, Alt or
   Meta, none is taken. */
"use strict";
(() => {
  const TURNED_OFF = "desk-keys-off";
  const PATIENCE = 1500; // milliseconds between two keys that belong together
  const WRITTEN_IN = "textarea, select, [contenteditable], input:not([type=radio], [type=checkbox], [type=button], [type=submit])";
  let begun = "", since = 0;

  const isOff = () => {
    try {
      return localStorage.getItem(TURNED_OFF) !== null;
    } catch {
      return false; // a browser that keeps nothing
    }
  };

  const turn = (on) => {
    try {
      if (on) localStorage.removeItem(TURNED_OFF);
      else localStorage.setItem(TURNED_OFF, "yes");
    } catch {
      // then it holds for no other page
    }
  };

  const isShown = (element) => element.getClientRects().length > 0;
  const first = (selector) => [...document.querySelectorAll(selector)].find(isShown);

  const reach = (element) => {
    if (element.matches("a[href], [data-press]")) element.click();
    else {
      element.focus();
      if (element.matches("[type=radio], [type=checkbox]")) element.click();
      else if (element.matches(WRITTEN_IN)) element.select?.();
    }
    document.getElementById(element.dataset.focus ?? "")?.focus();
  };

  const inRows = (key) => {
    const rows = [...document.querySelectorAll("[data-row]")].filter(isShown);
    const present = rows.findIndex((row) => row.contains(document.activeElement));
    const row = rows[key === "j" ? present + 1 : key === "k" ? present - 1 : present];
    if (!row) return false;
    if (key === "j" || key === "k") row.querySelector("[data-open]")?.focus();
    else row.querySelector(key === "o" ? "[data-open]" : "[data-choose]")?.click();
    return true;
  };

  const take = (key) => {
    if ("jkox".includes(key) && inRows(key)) return true;
    const found = first(`[data-key="${CSS.escape(key)}"]`);
    if (found) reach(found);
    return Boolean(found);
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.key.length !== 1) return;
    if (isOff() || event.target.closest?.(WRITTEN_IN) || document.querySelector("dialog[open]")) return;
    const together = begun && event.timeStamp - since < PATIENCE ? `${begun} ${event.key}` : event.key;
    begun = "";
    if (take(together)) event.preventDefault();
    else if (document.querySelector(`[data-key^="${CSS.escape(event.key)} "]`)) [begun, since] = [event.key, event.timeStamp];
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest?.("[data-keys-open]")) document.getElementById("keys").showModal();
  });

  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-keys-on]")) turn(event.target.checked);
  });

  const prepare = () => {
    for (const button of document.querySelectorAll("[data-keys-open]")) button.hidden = false;
    for (const box of document.querySelectorAll("[data-keys-on]")) box.checked = !isOff();
  };
  prepare(); // the script is deferred: the page is there
  document.addEventListener("htmx:afterSettle", prepare);
})();
