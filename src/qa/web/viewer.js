/** The side panel: a cited document at the cited place, or the list of documents. */

import { listDocuments, openDocument } from "./api.js";
import { slice } from "./characters.js";
import { provenance } from "./citation.js";
import { acceptDrops } from "./drops.js";
import { announce, button, byId, counted, element } from "./dom.js";
import { listing } from "./listing.js";
import { LIST, placeOf } from "./places.js";
import { reading } from "./reading.js";
import { sheets } from "./sheets.js";
import { uploading } from "./uploading.js";

const CHANGED =
  "This document has changed since the link was made, so the marked place may be another one.";
const EARLIER = "This is an earlier edition.";
const REMOVED = "This document has been removed. This is the edition that the link was made for.";
const PAST_THE_END = "The link points past the end of this document.";

/** Where the panel covers the page it takes the focus with it, as a sheet does. */
const COVERS = matchMedia("(max-width: 1099px)");

const panel = byId("panel");
const desk = byId("desk");
let returnTo = null;
let opening = 0;
let uploads = null;
let asPages = false;

/** Shows what the address names, now and whenever it changes. */
export function viewer() {
  addEventListener("hashchange", show);
  COVERS.addEventListener("change", cover);
  byId("close").addEventListener("click", close);
  document.addEventListener("click", (event) => {
    // By its path: what was clicked may have left the panel since.
    if (desk.inert && !event.composedPath().includes(panel)) close();
  });
  document.addEventListener("click", ({ target }) => {
    // To where the page is already: the address stays as it is, and tells nobody.
    if (target.closest("a")?.getAttribute("href") === location.hash) show();
  });
  byId("previous").addEventListener("click", () => step(-1));
  byId("next").addEventListener("click", () => step(1));
  byId("as-text").addEventListener("click", () => showAs(false));
  byId("as-pages").addEventListener("click", () => showAs(true));
  show();
}

export const isOpen = () => !panel.hidden;

/** Closes the panel and gives the focus back to what opened it. */
export function close() {
  history.replaceState(null, "", location.pathname + location.search);
  show();
}

function show() {
  const place = placeOf(location.hash);
  if (place) return present(() => showDocument(place));
  if (location.hash === LIST) return present(showList);
  return hide();
}

function hide() {
  if (panel.hidden) return;
  panel.hidden = true;
  delete document.documentElement.dataset.panel;
  cover();
  (returnTo?.isConnected ? returnTo : byId("question")).focus({ preventScroll: true });
}

/**
 * Opens the panel, empty of what it showed before, then fills it and says with what; what is slow
 * and no longer wanted is dropped.
 */
async function present(fill) {
  if (panel.hidden) {
    returnTo = document.activeElement === document.body ? null : document.activeElement;
    write("");
    panel.hidden = false;
    document.documentElement.dataset.panel = "";
    cover();
  }
  byId("panel-text").focus({ preventScroll: true });
  showTrail();
  if (await refill(fill)) announce(byId("panel-title").textContent);
}

/** @returns {Promise<boolean>} whether it is still wanted */
async function refill(fill) {
  opening += 1;
  const mine = opening;
  byId("panel-text").setAttribute("aria-busy", "true");
  try {
    const finish = await fill();
    if (mine === opening) finish();
  } catch (problem) {
    if (mine === opening) showProblem(problem, fill);
  }
  if (mine === opening) byId("panel-text").removeAttribute("aria-busy");
  return mine === opening;
}

function cover() {
  desk.inert = isOpen() && COVERS.matches;
}

async function showDocument(place) {
  const stored = await openDocument(place.id, place.edition);
  // The words of a citation are found on the pages of today's edition only.
  const hasPages = stored.pages.length > 0 && !stored.earlier;
  const shown = hasPages && asPages ? await sheets(stored, place) : reading(stored, place);
  return () => {
    const edition = stored.sha256.slice(0, 12);
    write(stored.title, shown);
    byId("views").hidden = !hasPages;
    notify(notice(stored, place));
    byId("edition").replaceChildren(
      element("span", { class: "source" }, stored.source),
      told(stored) ?? "",
      element("span", { class: "sha", title: `sha256 ${stored.sha256}` }, `sha256 ${edition}`),
      ...stored.warnings.map((warning) =>
        element("span", { class: "warning" }, `Not in the text: ${warning}`),
      ),
    );
    scrollToMark(shown);
  };
}

/** A PDF as its text, or as its pages look; what is chosen holds for the next one too. */
function showAs(pages) {
  asPages = pages;
  byId("as-text").setAttribute("aria-pressed", String(!pages));
  byId("as-pages").setAttribute("aria-pressed", String(pages));
  refill(() => showDocument(placeOf(location.hash)));
}

/** Who published it and when, where that is known. */
function told(described) {
  const known = provenance(described);
  return known ? element("span", { class: "provenance" }, known) : null;
}

/** What the reader must know before trusting the mark. */
function notice(stored, { span, edition }) {
  if (stored.removed) return REMOVED;
  if (stored.earlier) return EARLIER;
  if (!span) return "";
  if (edition && !stored.sha256.startsWith(edition)) return CHANGED;
  return slice(stored.text, span.start, span.end) === "" ? PAST_THE_END : "";
}

async function showList() {
  const documents = await listDocuments();
  return () => {
    const shown = listing(documents, Boolean(uploads), documentsChanged);
    write(counted(documents.length, "document"), ...(uploads ? [uploads.shown] : []), shown);
  };
}

/** From now on documents can be sent. @param {import("./api.js").UploadLimits} limits */
export function acceptUploads(limits) {
  uploads = uploading(limits, documentsChanged);
  acceptDrops(uploads.take);
  if (location.hash === LIST) show();
}

/** Shows the list anew where it is open, as far down as it was, and tells who counts documents. */
async function documentsChanged() {
  dispatchEvent(new Event("documentschange"));
  if (location.hash !== LIST) return;
  const sheet = byId("panel-text");
  const { scrollTop } = sheet;
  await refill(showList);
  sheet.scrollTop = scrollTop;
  if (document.activeElement === document.body) sheet.focus({ preventScroll: true });
}

function showProblem(problem, fill) {
  const again = button("Try again", () => present(fill), "outlined");
  const told = element("p", {}, problem.detail ?? problem.message);
  write(problem.title ?? "This cannot be shown", element("div", { class: "problem" }, told, again));
}

function write(title, ...content) {
  byId("panel-title").textContent = title;
  byId("edition").replaceChildren();
  byId("edition").hidden = location.hash === LIST;
  byId("views").hidden = true;
  notify("");
  byId("all-documents").hidden = location.hash === LIST;
  byId("panel-text").replaceChildren(...content);
  byId("panel-text").scrollTop = 0;
}

/** @param {string} told what the reader must know; empty: nothing */
function notify(told) {
  byId("panel-notice").textContent = told;
  byId("panel-notice").hidden = !told;
}

/** The answer a third of the way down, so that what leads up to it can be read. */
function scrollToMark(shown) {
  const mark = shown.querySelector("mark.answer") ?? shown.querySelector("mark");
  if (!mark) return;
  const sheet = byId("panel-text");
  const settle = () => {
    const offset = mark.getBoundingClientRect().top - sheet.getBoundingClientRect().top;
    sheet.scrollTop += offset - sheet.clientHeight / 3;
  };
  settle();
  requestAnimationFrame(settle);
}

/**
 * The citations of the answer that the open place belongs to. A quote in the table of differences
 * stands for its citation; a link from elsewhere, or to a member of a list, has none.
 */
function trail() {
  const links = [...document.querySelectorAll(".answer .citation")];
  const here = (link) => link.getAttribute("href") === location.hash;
  const opened = returnTo?.matches(".citation") && here(returnTo) ? returnTo : links.findLast(here);
  const all = [...(opened?.closest(".answer")?.querySelectorAll(".citation") ?? [])];
  return { all, position: all.indexOf(opened) };
}

function showTrail() {
  const { all, position } = trail();
  for (const link of document.querySelectorAll(".citation[aria-current]")) {
    link.removeAttribute("aria-current");
  }
  all[position]?.setAttribute("aria-current", "true");
  byId("trail").hidden = all.length < 2;
  byId("trail-place").textContent = `${position + 1} of ${all.length}`;
  byId("previous").disabled = position <= 0;
  byId("next").disabled = position === all.length - 1;
}

/** To a neighbouring citation, in the place of this one: Back still closes the panel. */
function step(by) {
  const { all, position } = trail();
  returnTo = all[position + by];
  history.replaceState(null, "", returnTo.getAttribute("href"));
  show();
}
