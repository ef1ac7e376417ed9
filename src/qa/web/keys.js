/** Keys that work anywhere on the page; the "?" list names them. */

import { byId } from "./dom.js";
import { close, isOpen } from "./viewer.js";

/** @param {() => void} focusQuestion */
export function keys(focusQuestion) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const help = byId("help");
    if (event.key === "Escape") {
      if (help.matches(":popover-open")) return;
      if (isOpen()) close();
      else if (isWriting(event.target)) event.target.blur();
    } else if (!isWriting(event.target) && act(event.key, help, focusQuestion)) {
      event.preventDefault();
    }
  });
}

/** @param {EventTarget} target */
const isWriting = (target) => target.closest?.("input, textarea, select, [contenteditable]");

/** @returns {boolean} whether the key meant something */
function act(key, help, focusQuestion) {
  if (key === "/") {
    if (isOpen() && byId("desk").inert) close();
    focusQuestion();
    return true;
  }
  if (key === "?") {
    help.togglePopover();
    return true;
  }
  return /^[1-9]$/.test(key) && openCitation(key);
}

/** @param {string} number of the citation in the last answer, where that is to be seen */
function openCitation(number) {
  const answer = [...document.querySelectorAll("#conversation:not([hidden]) .answer")].at(-1);
  const link = answer?.querySelector(`.citation[data-number="${number}"]`);
  link?.focus({ preventScroll: true });
  link?.click();
  return Boolean(link);
}
