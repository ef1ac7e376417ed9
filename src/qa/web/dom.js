/** Elements from strings. Documents are untrusted: text goes in as text, never as markup. */

/**
 * @param {string} tag
 * @param {Record<string, string | number | boolean | null | undefined>} [attributes] absent when
 *   false, null or undefined
 * @param {...(Node | string | null)} children strings become text nodes
 * @returns {HTMLElement}
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false && value !== null && value !== undefined) {
      made.setAttribute(name, value === true ? "" : String(value));
    }
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** @param {string} label @param {() => void} onClick @param {string} [className] */
export function button(label, onClick, className = "quiet") {
  const made = element("button", { type: "button", class: className }, label);
  made.addEventListener("click", onClick);
  return made;
}

/** @param {string} id @returns {HTMLElement} */
export const byId = (id) => document.getElementById(id);

/** Lets the focus stand on what takes no keys, so that a keyboard goes on from there. */
export function stand(place) {
  place.tabIndex = -1;
  place.focus({ preventScroll: true });
}

/**
 * Puts `content` into `place`. The focus, where it was on something in there, stays in there.
 * @param {HTMLElement} place
 * @param {...Node} content
 */
export function fillWith(place, ...content) {
  const focused = place.contains(document.activeElement);
  place.replaceChildren(...content);
  if (focused) stand(place);
}

/** Says `text` to a screen reader. @param {string} text */
export function announce(text) {
  byId("announcer").textContent = text;
}

/** "1 document", "2 documents". @param {number} count @param {string} noun */
export function counted(count, noun) {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}
