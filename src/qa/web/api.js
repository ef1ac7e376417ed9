/**
 * The service, as the page sees it. Every failure is a Problem.
 *
 * @typedef {{kind: string, start: number, name: string, level: number}} Landmark
 * @typedef {{authors: string[], publisher: string, date: string, genre: string,
 *   tags: string[]}} Described
 * @typedef {Described & {id: string, source: string, title: string, sha256: string}} Edition
 * @typedef {{answer: string, exact: string, start: number, end: number, context_start: number,
 *   context_end: number, confidence: number, document: Edition, place: Landmark[]}} Citation
 * @typedef {{exact: string, start: number, end: number, document: Edition, place: Landmark[],
 *   score: number}} Passage
 * @typedef {{question: string, answered: boolean, confidence: number, reason: string | null,
 *   citations: Citation[], nearest: Passage[], timings_ms: Record<string, number>}} Outcome
 * @typedef {{quotation: {exact: string, start: number, end: number, source: string | null},
 *   verdict: string, reason: string, passages: Passage[], left_out: string[],
 *   parts: {start: number, end: number, passage: Passage}[], nearest: Passage | null,
 *   difference: {side: string, text: string}[]}} Verification
 * @typedef {Edition & {characters: number, chunks: number}} Listing
 * @typedef {Edition & {text: string, landmarks: Record<string, Landmark[]>}} StoredDocument
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

/** @param {string} question @param {AbortSignal} signal @returns {Promise<Outcome>} */
export const ask = (question, signal) =>
  call("/ask", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ question }),
    signal,
  });

/** @param {string} text @returns {Promise<{quotations: Verification[]}>} */
export const verify = (text) =>
  call("/verify", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ text }),
  });

/**
 * @returns {Promise<{status: string, documents: number, chunks: number, question_length: number}>}
 */
export const readiness = () => call("/readyz");

/** @returns {Promise<Listing[]>} */
export const listDocuments = async () => (await call("/documents")).documents;

/** @param {string} id @returns {Promise<StoredDocument>} */
export const openDocument = (id) => call(`/documents/${encodeURIComponent(id)}`);
