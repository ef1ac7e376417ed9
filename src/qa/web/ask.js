/** The question field: sending, growing, the counter, and recalling the last question. */

import { announce, byId } from "./dom.js";

const COUNTED_FROM_LEFT = 100;
const HINT = "Enter asks, Shift + Enter starts a new line";

/**
 * @param {(question: string) => void} send is given questions that are not blank
 * @returns {{focus: () => void, put: (question: string) => void,
 *   limit: (characters: number) => void}}
 */
export function composer(send) {
  const form = byId("composer");
  const field = byId("question");
  const hint = byId("hint");
  const counter = byId("counter");
  let last = "";

  function changed() {
    const left = field.maxLength - field.value.length;
    counter.textContent = left > COUNTED_FROM_LEFT ? "" : `${left} left`;
    hint.textContent = HINT;
    hint.classList.remove("gentle");
    grow(field);
  }

  function put(question) {
    field.value = question;
    changed();
    field.focus();
    field.setSelectionRange(question.length, question.length);
  }

  function submit() {
    const question = field.value.trim();
    if (question === "") {
      hint.textContent = "Write a question first.";
      hint.classList.add("gentle");
      announce(hint.textContent);
      field.focus();
      return;
    }
    last = question;
    put("");
    send(question);
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  field.addEventListener("input", changed);
  field.addEventListener("keydown", (event) => {
    // 229: Safari ends a composition before it tells of the key that ended it.
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      submit();
    } else if (event.key === "ArrowUp" && field.value === "" && last) {
      event.preventDefault();
      put(last);
    }
  });
  changed();
  const limit = (characters) => {
    field.maxLength = characters;
  };
  return { focus: () => field.focus(), put, limit };
}

/** As tall as its text, where the browser does not see to that itself. */
function grow(field) {
  if (CSS.supports("field-sizing", "content")) return;
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight}px`;
}
