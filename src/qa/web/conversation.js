/** The turns of the conversation. The tab keeps them, so that a reload loses none. */

import { COLLECTION } from "./api.js";

/**
 * @typedef {{question: string, outcome: import("./api.js").Outcome | null}} Asked `outcome` is null
 *   until there is an answer, or word that there is none
 */

const KEY = `conversation/${COLLECTION ?? ""}`;

/** As many turns as are kept: a tab may keep some five million characters. */
const KEPT = 50;

/** As many of the newest turns as the service looks at. */
const TURNS = 8;

/** As many bytes of them as leave room for the question: the service takes 64,000 in a request. */
const TURNS_SIZE = 48_000;

/** In the order of asking. @type {Asked[]} */
let turns = [];

/** Those that were kept when the page was left. @returns {Asked[]} */
export function remembered() {
  try {
    turns = JSON.parse(sessionStorage.getItem(KEY)) ?? [];
  } catch {
    turns = []; // where the browser keeps nothing
  }
  return turns;
}

/** @param {string} question @returns {Asked} */
export function begun(question) {
  const turn = { question, outcome: null };
  turns.push(turn);
  keep();
  return turn;
}

/** @param {Asked} turn @param {import("./api.js").Outcome} outcome */
export function ended(turn, outcome) {
  turn.outcome = outcome;
  keep();
}

/** The next question is the first. */
export function forget() {
  turns = [];
  keep();
}

/**
 * The newest that were asked before and are answered, as many as a request holds.
 * @param {Asked} turn
 * @returns {import("./api.js").Turn[]}
 */
export function turnsBefore(turn) {
  const answered = turns.slice(0, turns.indexOf(turn)).filter(({ outcome }) => outcome);
  const before = answered.slice(-TURNS).map(({ outcome }) => told(outcome));
  while (new Blob([JSON.stringify(before)]).size > TURNS_SIZE) before.shift();
  return before;
}

/** @param {import("./api.js").Outcome} outcome @returns {import("./api.js").Turn} */
function told({ question, citations }) {
  const quotes = citations.map((citation) => citation.exact);
  return { question, answer: citations[0]?.answer ?? "", quotes };
}

/** The newest, or fewer where they are too long to be kept. */
function keep() {
  for (let count = KEPT; count > 0; count = Math.floor(count / 2)) {
    try {
      sessionStorage.setItem(KEY, JSON.stringify(turns.slice(-count)));
      return;
    } catch {
      // Fewer may do; where the browser keeps nothing, the conversation holds for this visit.
    }
  }
}
