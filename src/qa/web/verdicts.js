/** Verdicts on the quotations in a text, as elements: the text with them marked, then each one. */

import { indicesOf, slice } from "./characters.js";
import { citationLink } from "./citation.js";
import { counted, element } from "./dom.js";
import { linkTo } from "./places.js";

/** A verdict's name and its sign, so that none is told by its colour alone. */
const VERDICTS = {
  verified: ["Verified", "✓"],
  altered: ["Altered", "≠"],
  stitched: ["Stitched together", "⁺"],
  misattributed: ["Misattributed", "⇄"],
  changed_since: ["Changed since", "↺"],
  absent: ["Not in the documents", "✕"],
};
const PLACES = 3;

/** @param {string} verdict */
const name = (verdict) => VERDICTS[verdict][0];

/** "3 quotations: 2 verified, 1 altered". @param {import("./api.js").Verification[]} quotations */
export function verdictsSaid(quotations) {
  if (quotations.length === 0) return "No quotation found in this text.";
  const counts = Object.keys(VERDICTS)
    .map((verdict) => [quotations.filter((each) => each.verdict === verdict).length, name(verdict)])
    .filter(([count]) => count > 0)
    .map(([count, verdict]) => `${count} ${verdict.toLowerCase()}`);
  return `${counted(quotations.length, "quotation")}: ${counts.join(", ")}`;
}

/** @param {string} text @param {import("./api.js").Verification[]} quotations */
export function verdictsShown(text, quotations) {
  const entries = quotations.map(verdictShown);
  const said = element("h3", { class: "verdicts-title" }, verdictsSaid(quotations));
  if (entries.length === 0) return said;
  return element(
    "div",
    { class: "verdicts" },
    said,
    element("div", { class: "checked-text", dir: "auto" }, ...marked(text, quotations, entries)),
    element("ol", {}, ...entries),
  );
}

/** The text with each quotation as a link to its verdict. @returns {(Node | string)[]} */
function marked(text, quotations, entries) {
  const bounds = quotations.flatMap(({ quotation }) => [quotation.start, quotation.end]);
  const at = [0, ...indicesOf(text, bounds), text.length];
  const pieces = [];
  for (let index = 0; index < at.length - 1; index += 1) {
    const piece = text.slice(at[index], at[index + 1]);
    const position = (index - 1) / 2;
    pieces.push(index % 2 ? mark(piece, quotations[position], entries[position]) : piece);
  }
  return pieces;
}

function mark(piece, { verdict }, entry) {
  const link = element(
    "a",
    { class: "quotation", href: "#", "data-verdict": verdict, title: name(verdict) },
    piece,
    element("span", { class: "unseen" }, ` (${name(verdict)})`),
  );
  link.addEventListener("click", (event) => {
    event.preventDefault();
    entry.focus({ preventScroll: true });
    entry.scrollIntoView({ block: "start" });
  });
  return link;
}

/** @param {import("./api.js").Verification} found @param {number} position */
function verdictShown(found, position) {
  const { verdict, reason, quotation } = found;
  const [label, sign] = VERDICTS[verdict];
  return element(
    "li",
    { class: "verdict", "data-verdict": verdict, tabindex: -1 },
    element(
      "h4",
      {},
      element("span", { class: "sign", "aria-hidden": "true" }, sign),
      `${position + 1}. ${label}`,
    ),
    element(
      "blockquote",
      { dir: "auto" },
      element("p", {}, ...(verdict === "altered" ? difference(found) : [shownQuotation(quotation)])),
    ),
    element("p", { class: "reason" }, reason),
    ...evidence(found),
  );
}

/** Without the marks of a block quote, on one line. */
const shownQuotation = ({ exact }) => exact.replace(/\n[ \t]*>?[ \t]?/g, " ");

function difference({ difference: pieces }) {
  const tags = { quotation: "ins", source: "del", both: "span" };
  const said = { quotation: "put in: ", source: "left out: " };
  return pieces.map(({ side, text }) => {
    const piece = element(tags[side], {}, text.trimEnd());
    if (said[side]) piece.prepend(element("span", { class: "unseen" }, said[side]));
    const shown = element("span", {}, piece);
    shown.append(text.slice(text.trimEnd().length) || (side === "both" ? "" : " "));
    return shown;
  });
}

/** What the verdict rests on, as elements. @param {import("./api.js").Verification} found */
function evidence({ quotation, verdict, passages, left_out, parts, nearest, difference: pieces }) {
  const shown = left_out.map((text) => fact("Left out by the ellipsis", element("q", {}, text)));
  if (passages.length) {
    const title = verdict === "changed_since" ? "Stood in an earlier edition of" : "Stands in";
    shown.push(fact(title, ...passages.slice(0, PLACES).map(place)));
  }
  if (passages.length > PLACES) {
    const rest = passages.slice(PLACES).map(place);
    const more = element("summary", {}, `${rest.length} more`);
    shown.push(element("details", {}, more, ...rest));
  }
  shown.push(
    ...parts.map(({ start, end, passage }) =>
      fact(element("q", {}, slice(quotation.exact, start, end)), place(passage)),
    ),
  );
  if (nearest) {
    const title = verdict === "absent" ? "Nearest, but something else" : "Nearest passage";
    const text = verdict === "absent" ? element("q", {}, nearest.exact) : null;
    shown.push(fact(title, text, place(nearest)));
  }
  if (verdict === "changed_since" && pieces.length) {
    shown.push(fact("Now, against the quotation", element("p", {}, ...difference({ difference: pieces }))));
  }
  return shown;
}

/** @param {string | Node} title @param {...(Node | null)} told */
const fact = (title, ...told) =>
  element("div", { class: "fact" }, element("p", { class: "fact-title" }, title), ...told);

/** @param {import("./api.js").Passage} passage */
const place = (passage) => citationLink(passage, linkTo(passage.document, passage), null);
