/** What qa replied, as elements: quotes with citations, no answer, or a problem. */

import { slice } from "./characters.js";
import { citationLink, confidenceMeter, copyButton, voiceLine } from "./citation.js";
import { differencesShown } from "./differences.js";
import { button, counted, element } from "./dom.js";
import { linkTo, linkToCitation } from "./places.js";

const EDITING = "Edit the question";

/** @param {import("./api.js").Outcome} outcome @returns {HTMLElement} */
export const outcomeShown = (outcome) =>
  outcome.answered ? answerShown(outcome) : noAnswerShown(outcome);

/** One line for a screen reader. @param {import("./api.js").Outcome} outcome */
export function outcomeSaid(outcome) {
  const understood = understoodSaid(outcome);
  if (!outcome.answered) {
    return [understood, "The sources do not answer this.", outcome.reason, missingSaid(outcome)]
      .filter(Boolean)
      .join(" ");
  }
  const [best] = outcome.citations;
  const count = counted(outcome.citations.length, "quote");
  const agreement = outcome.citations.length > 1 ? ` ${outcome.agreement.label}.` : "";
  return `${understood} ${count}.${agreement} The first, from ${best.document.title}: ${best.exact}`.trim();
}

function answerShown(outcome) {
  const { label, groups } = outcome.agreement;
  const alone = groups.length === 1;
  const shown = groups.map((group, position) =>
    groupShown(group, alone ? label : `Answer ${position + 1}`, outcome),
  );
  return element(
    "div",
    { class: "answer" },
    understoodShown(outcome),
    alone ? null : (differencesShown(outcome) ?? element("p", { class: "agreement" }, `${label}.`)),
    ...shown,
    timings(outcome),
  );
}

/** @param {import("./api.js").Group} group @param {string} heading */
function groupShown(group, heading, { citations }) {
  const shown = group.citations.map((place) => citationShown(citations[place], place));
  return element(
    "section",
    { class: "group" },
    citations.length > 1 ? element("h3", {}, `${heading} · ${group.label}`) : null,
    element("ol", { class: "quotes" }, ...shown),
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
      citation.members.length ? membersShown(citation) : null,
      element(
        "figcaption",
        {},
        voiceLine(citation),
        citationLink(citation, link, position + 1),
        element(
          "span",
          { class: "aside" },
          citation.resolved ? resolvedShown(citation.resolved) : null,
          confidenceMeter(citation.confidence),
          copyButton(citation),
        ),
      ),
    ),
  );
}

/** The date that the quote leaves to be understood. */
const resolvedShown = ({ label }) => element("span", { class: "resolved" }, `= ${label}`);

/**
 * The quote with the short answer marked, and what does not carry it set back. Where the offsets do
 * not lead to the answer, nothing is marked: better no mark than a wrong one.
 */
function marked({ exact, answer, start, end, context_start, context_end, support }) {
  if (slice(exact, start - context_start, end - context_start) !== answer) return [exact];
  const carrying = support.length ? support : [{ start: context_start, end: context_end }];
  const edges = [start, end, ...carrying.flatMap((each) => [each.start, each.end])];
  const cuts = [...new Set([context_start, ...edges, context_end])].sort((a, b) => a - b);
  return cuts.slice(1).map((to, position) => {
    const from = cuts[position];
    const piece = slice(exact, from - context_start, to - context_start);
    if (from >= start && to <= end) return element("mark", {}, piece);
    const carries = carrying.some((each) => each.start <= from && to <= each.end);
    return carries ? piece : element("span", { class: "around" }, piece);
  });
}

/** The members of the list that was asked for, each word for word. */
function membersShown({ members, document }) {
  const shown = members.map((member) =>
    element("li", {}, element("a", { href: linkTo(document, member), dir: "auto" }, member.exact)),
  );
  return element("ul", { class: "members", "aria-label": "Members of the list" }, ...shown);
}

/** The question as it was understood, where that is not how it was asked. */
const understoodSaid = ({ question, understood, unresolved }) =>
  [
    understood === question ? "" : `Understood as: ${understood}`,
    unresolved.length
      ? `Not clear from the turns before: ${quoted(unresolved)}; asked as it stands.`
      : "",
  ]
    .filter(Boolean)
    .join(" ");

function understoodShown(outcome) {
  const said = understoodSaid(outcome);
  return said ? element("p", { class: "understood", dir: "auto" }, said) : null;
}

/** @param {string[]} words */
const quoted = (words) => words.map((word) => `“${word}”`).join(", ");

const missingSaid = ({ missing }) => (missing.length ? `In no document: ${quoted(missing)}.` : "");

/** "The sources give “2018”, not “2019”", with the place. @param {import("./api.js").Mismatch} mismatch */
function mismatchShown({ asked, found, sentence }) {
  return element(
    "li",
    {},
    `The sources give “${found.exact}”, not “${asked}”: `,
    citationLink(sentence, linkTo(sentence.document, found, sentence), null),
  );
}

function noAnswerShown(outcome) {
  return element(
    "div",
    { class: "no-answer" },
    understoodShown(outcome),
    element("h3", {}, "The sources do not answer this."),
    outcome.reason ? element("p", { class: "reason" }, outcome.reason) : null,
    outcome.missing.length ? element("p", { class: "missing" }, missingSaid(outcome)) : null,
    outcome.mismatches.length
      ? element("ul", { class: "mismatches" }, ...outcome.mismatches.map(mismatchShown))
      : null,
    outcome.nearest.length ? nearestShown(outcome.nearest) : null,
    timings(outcome),
  );
}

/** Each with the answer that it would have given marked. @param {import("./api.js").Citation[]} nearest */
function nearestShown(nearest) {
  const shown = nearest.map((citation) =>
    element(
      "li",
      {},
      element(
        "figure",
        {},
        element("blockquote", { dir: "auto" }, element("p", {}, ...marked(citation))),
        element(
          "figcaption",
          {},
          citationLink(citation, linkToCitation(citation), null),
          element("span", { class: "aside" }, confidenceMeter(citation.confidence)),
        ),
      ),
    ),
  );
  return element(
    "details",
    { class: "nearest" },
    element("summary", {}, `Nearest sentences (${nearest.length})`),
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

/** What to do. @param {import("./api.js").Problem} problem @param {string} [editing] */
export const advised = ({ advice }, editing = EDITING) => advice || `${editing}, then try again.`;

/**
 * @param {import("./api.js").Problem} problem
 * @param {() => void} again
 * @param {() => void} edit
 * @param {string} [editing] what `edit` is called
 */
export function problemShown(problem, again, edit, editing = EDITING) {
  return element(
    "div",
    { class: "problem" },
    element("h3", {}, `${problem.title.replace(/\.$/, "")}.`),
    element("p", {}, problem.detail),
    element("p", { class: "reason" }, advised(problem, editing)),
    element(
      "p",
      { class: "choices" },
      button("Try again", again, "outlined"),
      button(editing, edit),
    ),
  );
}
