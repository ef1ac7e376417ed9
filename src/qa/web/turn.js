/** A turn of the conversation: the question, the wait, and what came of it. */

import { advised, outcomeSaid, outcomeShown, problemShown } from "./answer.js";
import { Problem, ask } from "./api.js";
import { begun, ended, forget, remembered, turnsBefore } from "./conversation.js";
import { announce, button, element, fillWith } from "./dom.js";

/** The service replies once, at the end; a search takes about this long, the rest is reading. */
const SEARCH_MS = 300;

const UNANSWERED = new Problem(-1, "Not answered", "The page was loaded anew before there was a reply.");

/**
 * Appends a turn to `conversation` and asks.
 * @param {HTMLElement} conversation
 * @param {string} question
 * @param {(question: string) => void} edit puts a question back into the field
 * @returns {HTMLElement} where the reply comes
 */
export function takeTurn(conversation, question, edit) {
  const reply = appended(conversation, question);
  reply.parentElement.scrollIntoView({ block: "start" });
  fill(reply, begun(question), edit);
  return reply;
}

/**
 * Shows the turns that were kept when the page was left.
 * @param {HTMLElement} conversation
 * @param {(question: string) => void} edit
 * @returns {boolean} whether there were any
 */
export function restore(conversation, edit) {
  const turns = remembered();
  try {
    for (const turn of turns) {
      const reply = appended(conversation, turn.question);
      if (turn.outcome) reply.append(outcomeShown(turn.outcome));
      else failed(reply, turn, edit, UNANSWERED);
    }
  } catch (failure) {
    console.warn(failure); // another version of the page has kept them
    clear(conversation);
  }
  const last = conversation.querySelector(".turn:last-child");
  last?.scrollIntoView({ block: "start" });
  return Boolean(last);
}

/** Begins the conversation anew; what is still asked is no longer waited for. */
export function clear(conversation) {
  for (const turn of conversation.querySelectorAll(".turn")) turn.remove();
  forget();
}

/** A turn at the end of the conversation. @returns {HTMLElement} where its reply comes */
function appended(conversation, question) {
  const reply = element("div", { class: "reply" });
  const asked = element("h2", { class: "question", dir: "auto" }, question);
  conversation.append(element("article", { class: "turn" }, asked, reply));
  return reply;
}

/** Asks, shows the wait, and puts the outcome or the problem in its place. */
async function fill(reply, turn, edit) {
  const stopping = new AbortController();
  const wait = waiting(() => stopping.abort());
  fillWith(reply, wait.shown);
  announce("Searching and reading…");
  try {
    const outcome = await ask(turn.question, turnsBefore(turn), stopping.signal);
    if (!reply.isConnected) return;
    fillWith(reply, outcomeShown(outcome));
    ended(turn, outcome);
    announce(outcomeSaid(outcome));
  } catch (failure) {
    if (!reply.isConnected) return;
    const problem = problemFrom(failure);
    failed(reply, turn, edit, problem);
    announce(`${problem.title}. ${problem.detail} ${advised(problem)}`);
  } finally {
    wait.end();
  }
}

/** Shows the problem, and what can be done. */
function failed(reply, turn, edit, problem) {
  const again = () => fill(reply, turn, edit);
  fillWith(reply, problemShown(problem, again, () => edit(turn.question)));
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
