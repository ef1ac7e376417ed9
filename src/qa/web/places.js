/**
 * Places as links: `#/documents`, `#/documents/{id}`, `#/documents/{id}?start=7&end=17`.
 *
 * `context` is the full quote around the span, `edition` the file's sha256, so that the link still
 * opens the text it was made for; older links hold the beginning of it, so that they can say that
 * there is another one now.
 *
 * @typedef {{start: number, end: number}} Range
 * @typedef {{id: string, span: Range | null, context: Range | null, edition: string | null}} Place
 */

export const LIST = "#/documents";

/** @param {string} hash @returns {Place | null} null where the hash names no document */
export function placeOf(hash) {
  const found = /^#\/documents\/([^?]+)(?:\?(.*))?$/.exec(hash);
  if (!found) return null;
  const asked = new URLSearchParams(found[2] ?? "");
  return {
    id: decoded(found[1]),
    span: range(asked.get("start"), asked.get("end")),
    context: range(...(asked.get("context") ?? "").split("-")),
    edition: asked.get("edition"),
  };
}

/** A hand-made link may hold a stray "%". @param {string} part */
function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** @param {string | null | undefined} start @param {string | null | undefined} end */
function range(start, end) {
  if (!/^\d+$/.test(start ?? "") || !/^\d+$/.test(end ?? "")) return null;
  return Number(start) < Number(end) ? { start: Number(start), end: Number(end) } : null;
}

/** @param {{id: string, sha256: string}} document @param {Range} [span] @param {Range} [context] */
export function linkTo(document, span, context) {
  const link = `${LIST}/${encodeURIComponent(document.id)}`;
  if (!span) return link;
  const asked = new URLSearchParams({ start: String(span.start), end: String(span.end) });
  if (context) asked.set("context", `${context.start}-${context.end}`);
  asked.set("edition", document.sha256);
  return `${link}?${asked}`;
}

/** @param {import("./api.js").Citation} citation */
export function linkToCitation(citation) {
  const context = { start: citation.context_start, end: citation.context_end };
  return linkTo(citation.document, citation, context);
}
