/** The page, put together: index.html → ask → turn → conversation, answer → citation → viewer; check → verdicts. */

import { COLLECTION, listDocuments, readiness } from "./api.js";
import { composer } from "./ask.js";
import { checking } from "./check.js";
import { offerCollections } from "./collections.js";
import { announce, button, byId, counted, element, stand } from "./dom.js";
import { EXAMPLES } from "./examples.js";
import { keys } from "./keys.js";
import { clear, restore, takeTurn } from "./turn.js";
import { acceptUploads, viewer } from "./viewer.js";

const question = composer(send);

/** @param {string} asked @returns {HTMLElement} where the reply comes */
function send(asked) {
  welcome(false);
  return takeTurn(byId("conversation"), asked, question.put);
}

/** @param {boolean} shown whether there is no conversation yet */
function welcome(shown) {
  byId("welcome").hidden = !shown;
  byId("anew").hidden = shown;
}

function begin() {
  clear(byId("conversation"));
  welcome(true);
  announce("A new conversation");
  question.focus();
}

function offerExamples() {
  const offered = EXAMPLES.map((example) =>
    element("li", {}, button(example, () => stand(send(example)), "example")),
  );
  byId("examples").append(...offered);
}

/** How many documents there are and how long a question may be; or why the service is not ready. */
async function showReadiness() {
  try {
    const { collection, documents, question_length, uploads } = await readiness();
    question.limit(question_length);
    showCount(COLLECTION ? await counting() : documents);
    if (uploads) acceptUploads(uploads);
    await offerCollections(collection);
  } catch (problem) {
    const notice = byId("readiness");
    notice.textContent = `${problem.title}. ${problem.detail} ${problem.advice ?? ""}`;
    notice.hidden = false;
  }
}

const counting = async () => (await listDocuments()).length;

const showCount = (documents) => {
  byId("documents").textContent = counted(documents, "document");
};

offerExamples();
welcome(!restore(byId("conversation"), question.put));
byId("anew").addEventListener("click", begin);
addEventListener("documentschange", async () => showCount(await counting()));
const check = checking();
keys(() => (check.isShown() ? check.focus() : question.focus()));
viewer();
showReadiness();
if (matchMedia("(hover: hover)").matches && !location.hash) {
  if (check.isShown()) check.focus();
  else question.focus();
}
