/** What qa replied, as elements: quotes with citations, no answer, or a problem. */

import { slice } from "./characters.js";
import { citationLink, confidenceMeter, copyButton } from "./citation.js";
import { button, counted, element } from "./dom.js";
import { linkTo, linkToCitation } from "./places.js";

/** @param {import("./api.js").Outcome} outcome @returns {HTMLElement} */
export const outcomeShown = (outcome) =>
  outcome.answered ? answerShown(outcome) : noAnswerShown(outcome);

/** One line for a screen reader. @param {import("./api.js").Outcome} outcome */
export function outcomeSaid(outcome) {
  if (!outcome.answered) return `The sources do not answer this. ${outcome.reason ?? ""}`;
  const [best] = outcome.citations;
  const count = counted(outcome.citations.length, "quote");
  return `${count}. The first, from ${best.document.title}: ${best.exact}`;
}

function answerShown(outcome) {
  return element(
    "div",
    { class: "answer" },
    element("ol", { class: "quotes" }, ...outcome.citations.map(citationShown)),
    timings(outcome),
  );
}

/** @param {import("./api.js").Citation} citation @param {number} position */
function citationShown(citation, position) {
  const link = linkToCitation(citation);
  return element(
    "li",
    {},
    element("span", { class: "number", "aria-hidden": "true" }, `[${position + 1}]`),
    element(
      "figure",
      {},
      element("blockquote", { cite: link, dir: "auto" }, element("p", {}, ...marked(citation))),
      element(
        "figcaption",
        {},
        citationLink(citation, link, position + 1),
        element(
          "span",
          { class: "aside" },
          confidenceMeter(citation.confidence),
          copyButton(citation),
        ),
      ),
    ),
  );
}

/**
 * The quote with the short answer marked. Where the offsets do not lead to the answer, nothing is
 * marked: better no mark than a wrong one.
 */
function marked({ exact, answer, start, end, context_start }) {
  const from = start - context_start;
  const to = end - context_start;
  if (from < 0 || slice(exact, from, to) !== answer) return [exact];
  const before = slice(exact, 0, from);
  const after = slice(exact, to, Infinity);
  return [before, element("mark", {}, answer), after].filter((piece) => piece !== "");
}

function noAnswerShown(outcome) {
  return element(
    "div",
    { class: "no-answer" },
    element("h3", {}, "The sources do not answer this."),
    outcome.reason ? element("p", { class: "reason" }, outcome.reason) : null,
    outcome.nearest.length ? nearestShown(outcome.nearest) : null,
    timings(outcome),
  );
}

/** @param {import("./api.js").Passage[]} passages */
function nearestShown(passages) {
  const shown = passages.map((passage) =>
    element(
      "li",
      {},
      element(
        "figure",
        {},
        element("blockquote", { dir: "auto" }, element("p", {}, passage.exact)),
        element("figcaption", {}, citationLink(passage, linkTo(passage.document, passage), null)),
      ),
    ),
  );
  return element(
    "details",
    { class: "nearest" },
    element("summary", {}, `Nearest passages (${passages.length})`),
    element("ol", {}, ...shown),
  );
}

/** @param {import("./api.js").Outcome} outcome */
function timings({ timings_ms: timings }) {
  const shown = (name) => {
    const time = timings?.[name];
    return typeof time === "number" ? `${Math.max(1, Math.round(time))}\u00a0ms` : null;
  };
  const stages = [
    ["Searched in", shown("retrieve")],
    ["read in", shown("read")],
  ].filter(([, time]) => time);
  if (stages.length === 0) return null;
  return element("p", { class: "timings" }, stages.map((stage) => stage.join(" ")).join(", "));
}

/**
 * @param {import("./api.js").Problem} problem
 * @param {() => void} again
 * @param {() => void} edit
 * @param {string} [editing] what `edit` is called
 */
export function problemShown(problem, again, edit, editing = "Edit the question") {
  return element(
    "div",
    { class: "problem" },
    element("h3", {}, `${problem.title.replace(/\.$/, "")}.`),
    element("p", {}, problem.detail),
    element("p", { class: "reason" }, problem.advice),
    element(
      "p",
      { class: "choices" },
      button("Try again", again, "outlined"),
      button(editing, edit),
    ),
  );
}
