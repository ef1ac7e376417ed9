/**
 * A document's text as elements whose text content, joined, is the text: nothing added, nothing
 * left out. Page dividers are drawn by the style sheet from `data-page`.
 */

import { indicesOf } from "./characters.js";
import { element } from "./dom.js";

/**
 * @param {import("./api.js").StoredDocument} stored
 * @param {import("./places.js").Place} place
 * @returns {HTMLElement}
 */
export function reading(stored, place) {
  const { text } = stored;
  const pages = indicesOf(text, stored.pages);
  const headings = headingLines(stored);
  const highlights = highlightsOf(text, place);
  const pageAt = new Map(pages.map((start, position) => [start, position + 1]));
  const headingAt = new Map(headings.map((heading) => [heading.start, heading]));

  const starts = [0, ...pages, ...headingAt.keys(), ...paragraphs(text)];
  const bounds = [...new Set(starts)].sort((a, b) => a - b).filter((start) => start < text.length);
  const blocks = bounds.map((start, position) => {
    const end = bounds[position + 1] ?? text.length;
    const heading = headingAt.get(start);
    const headingEnd = heading ? Math.min(heading.end, end) : start;
    return element(
      "div",
      { class: "block", dir: "auto", "data-page": pageAt.get(start) },
      heading ? headingElement(heading, pieces(text, start, headingEnd, highlights)) : null,
      ...pieces(text, headingEnd, end, highlights),
    );
  });
  return element("div", { class: "text", "data-long": text.length > 200_000 }, ...blocks);
}

/** Each heading from the beginning of its line to the end of its title. */
function headingLines({ text, headings }) {
  const starts = indicesOf(text, headings.map((heading) => heading.start));
  return headings.map(({ level, title }, position) => {
    const at = starts[position];
    const lineEnd = text.indexOf("\n", at);
    const end = lineEnd === -1 ? text.length : lineEnd;
    return {
      level,
      start: at === 0 ? 0 : text.lastIndexOf("\n", at - 1) + 1,
      end: text.startsWith(title, at) ? at + title.length : end,
    };
  });
}

/** Where a paragraph begins: after each run of blank lines. @param {string} text */
const paragraphs = (text) =>
  [...text.matchAll(/\n(?:[^\S\n]*\n)+/g)].map((gap) => gap.index + gap[0].length);

/** The answer comes first: where two highlights overlap, the first one holds. */
function highlightsOf(text, { span, context }) {
  const found = [];
  for (const [name, range] of [["answer", span], ["context", context]]) {
    if (!range) continue;
    const [start, end] = indicesOf(text, [range.start, range.end]);
    if (start < end) found.push({ name, start, end });
  }
  return found;
}

/** `text[start:end]` as text nodes and marks. @returns {Node[]} */
function pieces(text, start, end, highlights) {
  const inside = (cut) => cut > start && cut < end;
  const cuts = highlights.flatMap((each) => [each.start, each.end]).filter(inside);
  const bounds = [...new Set([start, ...cuts, end])].sort((a, b) => a - b);
  return bounds.slice(0, -1).map((from, position) => {
    const content = text.slice(from, bounds[position + 1]);
    const highlight = highlights.find((each) => each.start <= from && from < each.end);
    return highlight
      ? element("mark", { class: highlight.name }, content)
      : document.createTextNode(content);
  });
}

function headingElement({ level }, children) {
  const shown = Math.min(Math.max(level, 1), 6);
  return element(
    "span",
    { class: "heading", role: "heading", "aria-level": shown + 2, "data-level": shown },
    ...children,
  );
}
