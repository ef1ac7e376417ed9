/** Answers that differ, side by side: what each is, who says so, where and when. */

import { voiceLine } from "./citation.js";
import { element } from "./dom.js";
import { linkToCitation } from "./places.js";

/**
 * What is compared of an answer's best quote and its group; empty where it is not known.
 * @type {[string, (best: import("./api.js").Citation, group: import("./api.js").Group) => Node | string][]}
 */
const COLUMNS = [
  ["Answer", ({ answer }) => answer],
  ["Quote", (best) => element("a", { href: linkToCitation(best) }, best.exact)],
  ["Source", ({ document }) => document.title || document.source],
  ["Publisher", ({ document }) => document.publisher],
  ["Date", ({ document }, { newest }) => document.date || (newest?.label ?? "")],
  ["Genre", ({ document }) => document.genre],
  ["Speaker", (best) => voiceLine(best) ?? "the document itself"],
];

/**
 * A row for each answer; null where only one is given, or all can hold.
 * @param {import("./api.js").Outcome} outcome
 */
export function differencesShown({ agreement: { verdict, label, groups }, citations }) {
  if (groups.length < 2 || verdict === "several") return null;
  const rows = groups.map((group) =>
    COLUMNS.map(([name, cell]) => [name, cell(citations[group.citations[0]], group)]),
  );
  const filled = COLUMNS.map(([name]) => name).filter((_, column) => rows.some((row) => row[column][1]));
  const shown = rows.map((row) => row.filter(([name]) => filled.includes(name)).map(cellShown));
  return element(
    "table",
    { class: "differences" },
    element("caption", {}, `${label}.`),
    element(
      "thead",
      {},
      element("tr", {}, ...filled.map((name) => element("th", { scope: "col" }, name))),
    ),
    element("tbody", {}, ...shown.map((cells) => element("tr", {}, ...cells))),
  );
}

/** On a phone a cell stands on a line of its own, led by the name of its column. */
const cellShown = ([name, content], column) =>
  element(
    column === 0 ? "th" : "td",
    { "data-column": name, dir: "auto", scope: column === 0 && "row" },
    content || "—",
  );
