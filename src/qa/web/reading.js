/**
 * A document's text as elements whose text content, joined, is the text: nothing added, nothing
 * left out. Dividers between pages, slides and sheets are drawn by the style sheet from `data-part`.
 */

import { indicesOf } from "./characters.js";
import { element } from "./dom.js";

const PARTS = ["message", "sheet", "slide", "page"];

/**
 * @param {import("./api.js").StoredDocument} stored
 * @param {import("./places.js").Place} place
 * @returns {HTMLElement}
 */
export function reading(stored, place) {
  const { text } = stored;
  const parts = partsOf(stored);
  const headings = headingLines(stored);
  const highlights = highlightsOf(text, place);
  const headingAt = new Map(headings.map((heading) => [heading.start, heading]));

  const starts = [0, ...parts.keys(), ...headingAt.keys(), ...paragraphs(text)];
  const bounds = [...new Set(starts)].sort((a, b) => a - b).filter((start) => start < text.length);
  const blocks = bounds.map((start, position) => {
    const end = bounds[position + 1] ?? text.length;
    const heading = headingAt.get(start);
    const headingEnd = heading ? Math.min(heading.end, end) : start;
    return element(
      "div",
      { class: "block", dir: "auto", "data-part": parts.get(start) },
      heading ? headingElement(heading, pieces(text, start, headingEnd, highlights)) : null,
      ...pieces(text, headingEnd, end, highlights),
    );
  });
  return element("div", { class: "text", "data-long": text.length > 200_000 }, ...blocks);
}

/** Where each page, slide, sheet or message begins, and its name: "Page 3". */
function partsOf({ text, landmarks }) {
  const parts = PARTS.flatMap((kind) => landmarks[kind] ?? []);
  const starts = indicesOf(text, parts.map((part) => part.start));
  return new Map(parts.map(({ kind, name }, position) => [starts[position], `${titled(kind)} ${name}`]));
}

const titled = (kind) => kind[0].toUpperCase() + kind.slice(1);

/** Each heading from the beginning of its line to the end of its title. */
function headingLines({ text, landmarks }) {
  const headings = landmarks.heading ?? [];
  const starts = indicesOf(text, headings.map((heading) => heading.start));
  return headings.map(({ level, name }, position) => {
    const at = starts[position];
    const lineEnd = text.indexOf("\n", at);
    const end = lineEnd === -1 ? text.length : lineEnd;
    return {
      level,
      start: at === 0 ? 0 : text.lastIndexOf("\n", at - 1) + 1,
      end: text.startsWith(name, at) ? at + name.length : end,
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
