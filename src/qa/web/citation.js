/** A citation: where a quote stands, as a link, as a line of text, and as what is copied. */

import { button, element } from "./dom.js";

const CONFIDENCE =
  "How sure the reader is that the marked words answer the question, rather than nothing in " +
  "this passage. It says nothing about whether the source is right.";

/** Rounded down, so that nothing short of certainty is called 100 %. @param {number} confidence */
export const percent = (confidence) => `${Math.floor(confidence * 100 + 1e-9)}\u202f%`;

/** What tells by itself where it is; of the others the kind is named. */
const SELF_EXPLAINING = ["heading", "cell", "time", "field"];

/** "p. 2 · Jailed under the shah", "sheet Costs · B7", or nothing. */
const whereabouts = ({ place, document, recognised }) =>
  [
    ...place.filter(({ name }) => name !== document.title).map(landmark),
    ...(recognised ? ["recognised in a picture, perhaps misread"] : []),
  ].join(" · ");

/** @param {import("./api.js").Landmark} landmark */
function landmark({ kind, name }) {
  if (SELF_EXPLAINING.includes(kind)) return name;
  return `${kind === "page" ? "p." : kind}\u00a0${name}`;
}

/** "Foreign desk · 2022-05-18 · news", or nothing. @param {import("./api.js").Described} document */
export const provenance = ({ authors, publisher, date, genre }) =>
  [authors.join(", "), publisher, date, genre].filter(Boolean).join(" · ");

/**
 * @param {import("./api.js").Citation | import("./api.js").Passage} cited
 * @param {string} link
 * @param {number | null} number
 */
export function citationLink(cited, link, number) {
  const where = whereabouts(cited);
  const told = provenance(cited.document);
  return element(
    "a",
    { class: "citation", href: link, "data-number": number, "aria-keyshortcuts": number },
    element("cite", { dir: "auto" }, cited.document.title),
    where ? element("span", { class: "where" }, ` · ${where}`) : null,
    told ? element("span", { class: "provenance" }, told) : null,
    element("span", { class: "source" }, cited.document.source),
  );
}

/** Who says it, and what governs it. @param {import("./api.js").Citation} citation */
export function voiceLine({ speech, flags }) {
  if (!speech && flags.length === 0) return null;
  const labels = flags.map((flag) =>
    element("span", { class: "flag", title: `“${flag.exact}”` }, flag.label),
  );
  return element("span", { class: "voice" }, speech ? said(speech) : null, ...labels);
}

/** @param {import("./api.js").Speech} speech */
function said({ speaker, direct }) {
  const name = speaker ? speaker.exact : "Someone whom the text does not name";
  return element("span", { class: "speaker" }, `${name}, ${direct ? "direct" : "indirect"} speech`);
}

/** @param {number} confidence */
export function confidenceMeter(confidence) {
  return element(
    "span",
    { class: "confidence", title: CONFIDENCE },
    element("meter", { min: 0, max: 1, value: confidence, "aria-label": "Confidence" }),
    percent(confidence),
  );
}

/** The quote as it stands, then its citation. @param {import("./api.js").Citation} citation */
export function copiedText(citation) {
  const { document, exact } = citation;
  const where = whereabouts(citation).replaceAll(" · ", ", ");
  const told = provenance(document).replaceAll(" · ", ", ");
  return [
    exact,
    "",
    `— ${document.title}${where ? `, ${where}` : ""}`,
    ...(told ? [told] : []),
    `${document.source}, characters ${citation.context_start}–${citation.context_end}, ` +
      `sha256 ${document.sha256.slice(0, 12)}`,
  ].join("\n");
}

/** @param {import("./api.js").Citation} citation */
export function copyButton(citation) {
  const made = button("Copy", async () => {
    made.textContent = (await copy(copiedText(citation))) ? "Copied" : "Not copied";
    setTimeout(() => (made.textContent = "Copy"), 2000);
  });
  made.classList.add("copy");
  made.title = "Copy the quote with its citation";
  return made;
}

/** The clipboard API exists only on https and localhost; elsewhere a selection is copied. */
async function copy(text) {
  if (navigator.clipboard) {
    return navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
  }
  const focused = document.activeElement;
  const field = element("textarea", { class: "unseen", readonly: true });
  field.value = text;
  document.body.append(field);
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  focused?.focus();
  return copied;
}
