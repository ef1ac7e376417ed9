/**
 * The service, as the page sees it. Every failure is a Problem.
 *
 * @typedef {{kind: string, start: number, name: string, level: number}} Landmark
 * @typedef {{authors: string[], publisher: string, date: string, genre: string,
 *   tags: string[]}} Described
 * @typedef {Described & {id: string, source: string, title: string, sha256: string}} Edition
 * @typedef {{answer: string, exact: string, start: number, end: number, context_start: number,
 *   context_end: number, confidence: number, document: Edition, place: Landmark[],
 *   recognised: boolean, voice: "own" | "reported", speech: Speech | null,
 *   flags: (Slice & {label: string})[], resolved: Period | null, members: Slice[],
 *   support: Slice[]}} Citation
 * @typedef {{first: string, last: string, label: string}} Period
 * @typedef {{citations: number[], sources: number, documents: number, label: string,
 *   newest: Period | null}} Group
 * @typedef {{verdict: string, label: string, groups: Group[]}} Agreement
 * @typedef {{exact: string, start: number, end: number}} Slice
 * @typedef {{direct: boolean, cue: Slice | null, mention: Slice | null,
 *   speaker: Slice | null}} Speech
 * @typedef {{exact: string, start: number, end: number, document: Edition, place: Landmark[],
 *   recognised: boolean, score: number}} Passage
 * @typedef {{kind: string, asked: string, found: Slice, sentence: Passage}} Mismatch
 * @typedef {{question: string, answer: string, quotes: string[]}} Turn
 * @typedef {{question: string, understood: string, unresolved: string[], answered: boolean,
 *   confidence: number, reason: string | null, citations: Citation[], agreement: Agreement | null,
 *   nearest: Citation[], missing: string[], mismatches: Mismatch[],
 *   timings_ms: Record<string, number>}} Outcome
 * @typedef {{quotation: {exact: string, start: number, end: number, source: string | null},
 *   verdict: string, reason: string, passages: Passage[], left_out: string[],
 *   parts: {start: number, end: number, passage: Passage}[], nearest: Passage | null,
 *   difference: {side: string, text: string}[]}} Verification
 * @typedef {Edition & {characters: number, chunks: number, upload: string,
 *   warnings: string[]}} Listing
 * @typedef {{suffixes: string[], files: number, file_size: number,
 *   upload_size: number}} UploadLimits
 * @typedef {{done: number, total: number, source: string, recognised: number,
 *   to_recognise: number, embedded: number, to_embed: number}} Progress
 * @typedef {{added: string[], changed: string[], unchanged: string[], removed: string[],
 *   failed: {source: string, reason: string}[],
 *   warnings: {source: string, warning: string}[]}} Report
 * @typedef {{page: number, x0: number, y0: number, x1: number, y1: number}} Box
 * @typedef {Edition & {earlier: boolean, removed: boolean, text: string,
 *   warnings: string[], landmarks: Record<string, Landmark[]>,
 *   pages: {number: number, width: number, height: number}[]}} StoredDocument
 */

import { eventsOf } from "./events.js";

/** The collection that the page is of, as its address says; undefined is the service's own. */
export const COLLECTION = new URLSearchParams(location.search).get("collection") ?? undefined;

const WHOLE_SHA256 = /^[0-9a-f]{64}$/;

/** @param {string} path @param {Record<string, string | boolean>} [query] */
function inCollection(path, query = {}) {
  const all = new URLSearchParams(COLLECTION ? { ...query, collection: COLLECTION } : query);
  return all.size ? `${path}?${all}` : path;
}

/** What went wrong and what to do; `status` is 0 where there was no reply at all. */
export class Problem extends Error {
  constructor(status, title, detail) {
    super(detail);
    this.status = status;
    this.title = title;
    this.detail = detail;
  }

  /** Empty where what was sent must be changed: only who sent it knows what that was. */
  get advice() {
    if (this.status === 0) return "See that the server is running (make serve), then try again.";
    if (this.status === 503) return "If there is no index yet, run qa ingest; then try again.";
    if (this.status === 429) return "Wait a moment, then try again.";
    if (this.status >= 500) return "Try again. If it fails once more, the server’s log says why.";
    if (this.status >= 400) return "";
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

/** A reply that is no failure. @param {string} path @param {RequestInit} request */
async function reply(path, request) {
  let response;
  try {
    response = await fetch(path, request);
  } catch (failure) {
    if (failure.name === "AbortError") throw failure;
    throw new Problem(0, "qa cannot be reached", `There was no reply from ${location.host}.`);
  }
  if (!response.ok) throw await problemOf(response);
  return response;
}

const unreadable = () => new Problem(-1, "The reply cannot be read", "The reply broke off, or is not JSON.");

/** @param {string} path @param {RequestInit} [request] */
async function call(path, request = {}) {
  const response = await reply(path, request);
  try {
    return await response.json();
  } catch (failure) {
    if (failure.name === "AbortError") throw failure;
    throw unreadable();
  }
}

/** @param {string} path @param {object} body @param {AbortSignal} [signal] */
const post = (path, body, signal) =>
  call(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ ...body, collection: COLLECTION }),
    signal,
  });

/**
 * @param {string} question
 * @param {Turn[]} turns those of the conversation so far, oldest first
 * @param {AbortSignal} signal
 * @returns {Promise<Outcome>}
 */
export const ask = (question, turns, signal) => post("/ask", { question, turns }, signal);

/** @param {string} text @returns {Promise<{quotations: Verification[]}>} */
export const verify = (text) => post("/verify", { text });

/**
 * @returns {Promise<{status: string, collection: string, documents: number, chunks: number,
 *   question_length: number, uploads: UploadLimits | null}>}
 */
export const readiness = () => call("/readyz");

/** @returns {Promise<{name: string, documents: number}[]>} */
export const listCollections = async () => (await call("/collections")).collections;

/** @returns {Promise<Listing[]>} */
export const listDocuments = async () => (await call(inCollection("/documents"))).documents;

/**
 * Today's edition; `edition`, a whole sha256, where it is an earlier one that is remembered, as
 * those of a removed document are.
 * @param {string} id
 * @param {string | null} edition
 * @returns {Promise<StoredDocument>}
 */
export async function openDocument(id, edition) {
  const path = `/documents/${encodeURIComponent(id)}`;
  const today = await found(call(inCollection(path)));
  if (WHOLE_SHA256.test(edition ?? "") && edition !== today.sha256) {
    const earlier = await found(call(inCollection(path, { sha256: edition })));
    if (earlier.sha256) return { ...earlier, earlier: true, removed: !today.sha256 };
  }
  if (!today.sha256) throw today;
  return { ...today, earlier: false, removed: false };
}

/** What is asked for, or the Problem that there is none. @param {Promise<StoredDocument>} asked */
const found = (asked) =>
  asked.catch((failure) => {
    if (failure.status === 404) return failure;
    throw failure;
  });

/** The address of a page's picture. @param {StoredDocument} stored @param {number} number */
export const pictureOf = ({ id, sha256 }, number) =>
  inCollection(`/documents/${encodeURIComponent(id)}/pages/${number}`, { sha256 });

/**
 * Where each of these words stands on the pages, a box a line.
 * @param {StoredDocument} stored
 * @param {Slice[]} slices
 * @returns {Promise<Box[][]>}
 */
export async function boxesOf({ id, sha256 }, slices) {
  const citations = slices.map((slice) => ({ ...slice, document: { id, sha256 } }));
  const { resolutions } = await post("/citations/resolve", { citations });
  return resolutions.map(({ passage }) => passage?.boxes ?? []);
}

/**
 * @param {File[]} files
 * @param {(now: Progress) => void} progress told again and again
 * @returns {Promise<Report>}
 */
export async function sendDocuments(files, progress) {
  const body = new FormData();
  for (const file of files) body.append("files", file, file.name);
  const headers = { Accept: "text/event-stream" };
  const response = await reply(inCollection("/documents"), { method: "POST", headers, body });
  try {
    for await (const { name, content } of eventsOf(response.body)) {
      if (name === "report") return content;
      if (name === "problem") throw new Problem(content.status, content.title, content.detail);
      progress(content);
    }
  } catch (failure) {
    throw failure instanceof Problem ? failure : unreadable();
  }
  throw unreadable();
}

/** @param {string} id @param {boolean} archive with all that came in the same archive */
export const removeDocument = (id, archive) =>
  call(inCollection(`/documents/${encodeURIComponent(id)}`, { archive }), { method: "DELETE" });
