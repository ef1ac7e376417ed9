/**
 * The service, as the page sees it. Every failure is a Problem.
 *
 * @typedef {{id: string, source: string, title: string, sha256: string}} Edition
 * @typedef {{answer: string, exact: string, start: number, end: number, context_start: number,
 *   context_end: number, confidence: number, document: Edition, page: number | null,
 *   heading: string | null, members: Part[]}} Citation
 * @typedef {{exact: string, start: number, end: number}} Part
 * @typedef {{kind: string, asked: string, found: Part, sentence: Passage}} Mismatch
 * @typedef {{question: string, answer: string, quotes: string[]}} Turn
 * @typedef {{exact: string, start: number, end: number, document: Edition, page: number | null,
 *   heading: string | null, score: number}} Passage
 * @typedef {{question: string, understood: string, unresolved: string[], answered: boolean,
 *   confidence: number, reason: string | null, citations: Citation[], nearest: Citation[],
 *   missing: string[], mismatches: Mismatch[], timings_ms: Record<string, number>}} Outcome
 * @typedef {Edition & {characters: number, chunks: number}} Listing
 * @typedef {Edition & {text: string, pages: number[],
 *   headings: {start: number, level: number, title: string}[]}} StoredDocument
 */

/** What went wrong and what to do; `status` is 0 where there was no reply at all. */
export class Problem extends Error {
  constructor(status, title, detail) {
    super(detail);
    this.status = status;
    this.title = title;
    this.detail = detail;
  }

  get advice() {
    if (this.status === 0) return "See that the server is running (make serve), then try again.";
    if (this.status === 503) return "If there is no index yet, run qa ingest; then try again.";
    if (this.status === 429) return "Wait a moment, then try again.";
    if (this.status >= 500) return "Try again. If it fails once more, the server’s log says why.";
    if (this.status >= 400) return "Change the question, then ask again.";
    return "Try again.";
  }
}

/** @param {Response} response */
async function problemOf(response) {
  const told = await response.json().catch(() => ({}));
  const text = (value, otherwise) => (typeof value === "string" && value ? value : otherwise);
  return new Problem(
    response.status,
    text(told?.title, response.status >= 500 ? "qa failed" : "qa refused this"),
    text(told?.detail, `The server replied with status ${response.status}.`),
  );
}

/** @param {string} path @param {RequestInit} [request] */
async function call(path, request = {}) {
  let response;
  try {
    response = await fetch(path, request);
  } catch (failure) {
    if (failure.name === "AbortError") throw failure;
    throw new Problem(0, "qa cannot be reached", `There was no reply from ${location.host}.`);
  }
  if (!response.ok) throw await problemOf(response);
  try {
    return await response.json();
  } catch (failure) {
    if (failure.name === "AbortError") throw failure;
    throw new Problem(response.status, "The reply cannot be read", "It broke off, or is not JSON.");
  }
}

/**
 * @param {string} question
 * @param {Turn[]} turns those of the conversation so far, oldest first
 * @param {AbortSignal} signal
 * @returns {Promise<Outcome>}
 */
export const ask = (question, turns, signal) =>
  call("/ask", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ question, turns }),
    signal,
  });

/**
 * @returns {Promise<{status: string, documents: number, chunks: number, question_length: number}>}
 */
export const readiness = () => call("/readyz");

/** @returns {Promise<Listing[]>} */
export const listDocuments = async () => (await call("/documents")).documents;

/** @param {string} id @returns {Promise<StoredDocument>} */
export const openDocument = (id) => call(`/documents/${encodeURIComponent(id)}`);
