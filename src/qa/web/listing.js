/** The list of documents: each leads to its text; what was uploaded can be removed. */

import { Problem, removeDocument } from "./api.js";
import { provenance } from "./citation.js";
import { announce, button, counted, element } from "./dom.js";
import { linkTo } from "./places.js";

/**
 * @param {import("./api.js").Listing[]} documents
 * @param {boolean} mayRemove
 * @param {() => void} changed what to do once one has been removed
 */
export function listing(documents, mayRemove, changed) {
  const entries = documents.map((each) => {
    const told = [provenance(each), counted(each.characters, "character")].filter(Boolean);
    return element(
      "li",
      {},
      element(
        "a",
        { href: linkTo(each) },
        element("cite", { dir: "auto" }, each.title),
        element("span", {}, told.join(" · ")),
        element("span", { class: "source" }, each.source),
      ),
      each.upload && mayRemove ? removal(each, documents, changed) : null,
    );
  });
  return element("ul", { class: "listing" }, ...entries);
}

/** A button, and in its place the question whether to. */
function removal(listed, documents, changed) {
  const { upload } = listed;
  const together = documents.filter((each) => each.upload === upload).length;
  const archive = !listed.source.endsWith(`/${upload}`);
  const all = archive ? `${upload} with its ${counted(together, "document")}` : upload;
  const place = element("div", { class: "removal" });

  const offer = (focused) => {
    const ask = button("Remove", confirm);
    ask.setAttribute("aria-label", `Remove ${all}`);
    place.replaceChildren(ask);
    if (focused) ask.focus();
  };
  const confirm = () => {
    const keep = button("Keep", () => offer(true));
    const remove = button("Remove", () => carryOut(remove, keep), "outlined grave");
    const question = element("p", { role: "alert" }, `Remove ${all}?`);
    place.replaceChildren(question, remove, keep);
    keep.focus();
  };
  const carryOut = async (...buttons) => {
    for (const each of buttons) each.disabled = true;
    try {
      await removeDocument(listed.id, archive);
      announce(`Removed ${all}`);
      changed();
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure;
      const told = element("p", { class: "notice", role: "alert" }, failure.detail);
      const again = button("Try again", confirm);
      place.replaceChildren(told, again, button("Keep", () => offer(true)));
      again.focus();
    }
  };
  place.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || place.childElementCount === 1) return;
    event.stopPropagation();
    offer(true);
  });
  offer(false);
  return place;
}
