/** A turn of the conversation: the question, the wait, and what came of it. */

import { advised, outcomeSaid, outcomeShown, problemShown } from "./answer.js";
import { Problem, ask } from "./api.js";
import { announce, button, element, fillWith } from "./dom.js";

/** The service replies once, at the end; a search takes about this long, the rest is reading. */
const SEARCH_MS = 300;

/** As many of the newest turns as the service looks at. */
const TURNS = 8;

/** As many bytes of them as leave room for the question: the service takes 64,000 in a request. */
const TURNS_SIZE = 48_000;

/**
 * What was asked on this page, in the order of asking; null is what has not been answered yet.
 * @type {(import("./api.js").Turn | null)[]}
 */
const turns = [];

/**
 * Appends a turn to `conversation` and asks.
 * @param {HTMLElement} conversation
 * @param {string} question
 * @param {(question: string) => void} edit puts a question back into the field
 * @returns {HTMLElement} where the reply comes
 */
export function takeTurn(conversation, question, edit) {
  const reply = element("div", { class: "reply" });
  const turn = element(
    "article",
    { class: "turn" },
    element("h2", { class: "question", dir: "auto" }, question),
    reply,
  );
  conversation.append(turn);
  turn.scrollIntoView({ block: "start" });
  fill(reply, question, edit, turns.push(null) - 1);
  return reply;
}

/** Asks, shows the wait, and puts the outcome or the problem in its place. */
async function fill(reply, question, edit, place) {
  const stopping = new AbortController();
  const wait = waiting(() => stopping.abort());
  fillWith(reply, wait.shown);
  announce("Searching and reading…");
  try {
    const outcome = await ask(question, turnsBefore(place), stopping.signal);
    turns[place] = turnOf(outcome);
    fillWith(reply, outcomeShown(outcome));
    announce(outcomeSaid(outcome));
  } catch (failure) {
    const problem = problemFrom(failure);
    const again = () => fill(reply, question, edit, place);
    fillWith(reply, problemShown(problem, again, () => edit(question)));
    announce(`${problem.title}. ${problem.detail} ${advised(problem)}`);
  } finally {
    wait.end();
  }
}

/** The newest that were asked before and are answered, as many as a request holds. */
function turnsBefore(place) {
  const before = turns.slice(0, place).filter(Boolean).slice(-TURNS);
  while (new Blob([JSON.stringify(before)]).size > TURNS_SIZE) before.shift();
  return before;
}

/** @param {import("./api.js").Outcome} outcome */
function turnOf({ question, citations }) {
  const quotes = citations.map((citation) => citation.exact);
  return { question, answer: citations[0]?.answer ?? "", quotes };
}

/** @param {Error} failure */
function problemFrom(failure) {
  if (failure instanceof Problem) return failure;
  if (failure.name === "AbortError") return new Problem(-1, "Stopped", "The question was not answered.");
  console.error(failure);
  return new Problem(-1, "The reply cannot be shown", failure.message);
}

/** "Searching… Reading…", and after a second the time that has passed. @param {() => void} stop */
function waiting(stop) {
  const searching = element("span", { class: "stage", "data-now": true }, "Searching…");
  const reading = element("span", { class: "stage" }, "Reading…");
  const elapsed = element("span", { class: "elapsed" });
  const stopButton = button("Stop", stop);
  stopButton.hidden = true;
  const shown = element("p", { class: "waiting" }, searching, reading, elapsed, stopButton);

  const began = performance.now();
  const toReading = setTimeout(() => {
    searching.removeAttribute("data-now");
    reading.setAttribute("data-now", "");
  }, SEARCH_MS);
  const clock = setInterval(() => {
    const seconds = (performance.now() - began) / 1000;
    if (seconds < 1) return;
    elapsed.textContent = `${seconds.toFixed(1)}\u00a0s`;
    stopButton.hidden = false;
  }, 100);
  const end = () => {
    clearTimeout(toReading);
    clearInterval(clock);
  };
  return { shown, end };
}
