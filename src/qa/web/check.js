/** "Check a text": a field for it, and the verdicts on the quotations in it. */

import { advised, problemShown } from "./answer.js";
import { Problem, verify } from "./api.js";
import { announce, byId, element, fillWith } from "./dom.js";
import { verdictsSaid, verdictsShown } from "./verdicts.js";

const HINT = "Quotations are what stands in quotation marks, and block quotes.";
const EDITING = "Edit the text";

let checks = 0;

/** @returns {{isShown: () => boolean, focus: () => void}} */
export function checking() {
  const field = byId("check-text");
  const toggle = byId("check-button");
  const isShown = () => !byId("checking").hidden;
  const focus = () => field.focus();

  const show = (shown) => {
    byId("checking").hidden = !shown;
    byId("conversation").hidden = shown;
    byId("composer").hidden = shown;
    toggle.setAttribute("aria-pressed", String(shown));
  };
  toggle.addEventListener("click", () => {
    show(!isShown());
    if (isShown()) focus();
    else byId("question").focus();
  });
  byId("check").addEventListener("submit", (event) => {
    event.preventDefault();
    submit(field);
  });
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    submit(field);
  });
  if (new URLSearchParams(location.search).has("check")) show(true);
  return { isShown, focus };
}

/** @param {HTMLTextAreaElement} field */
function submit(field) {
  const blank = field.value.trim() === "";
  byId("check-hint").textContent = blank ? "Paste a text first." : HINT;
  byId("check-hint").classList.toggle("gentle", blank);
  if (!blank) return fill(field.value, field);
  field.focus();
  announce(byId("check-hint").textContent);
}

/** Checks the text as it was when it was sent; what comes once a newer one was sent is dropped. */
async function fill(text, field) {
  checks += 1;
  const mine = checks;
  const checked = byId("checked");
  fillWith(checked, element("p", { class: "waiting" }, "Checking…"));
  announce("Checking…");
  const { shown, said } = await verdictsOf(text, field);
  if (mine !== checks) return;
  fillWith(checked, shown);
  announce(said);
}

/** The verdicts on the text, or why there are none, to show and to say. */
async function verdictsOf(text, field) {
  try {
    const { quotations } = await verify(text);
    return { shown: verdictsShown(text, quotations), said: verdictsSaid(quotations) };
  } catch (failure) {
    const problem =
      failure instanceof Problem
        ? failure
        : new Problem(-1, "The reply cannot be shown", failure.message);
    const again = () => fill(text, field);
    const edit = () => field.focus();
    return {
      shown: problemShown(problem, again, edit, EDITING),
      said: `${problem.title}. ${problem.detail} ${advised(problem, EDITING)}`,
    };
  }
}
