/** The choice of a collection, where there are several: each has its own address. */

import { COLLECTION, listCollections } from "./api.js";
import { byId, counted, element } from "./dom.js";

/** @param {string} own the name of the service's own, which has the plain address */
export async function offerCollections(own) {
  const all = await listCollections();
  if (all.length < 2) return;
  const chooser = byId("collection");
  const options = all.map(({ name, documents }) => {
    const option = element("option", { value: name }, `${name} · ${counted(documents, "document")}`);
    option.selected = name === (COLLECTION ?? own);
    return option;
  });
  chooser.replaceChildren(...options);
  chooser.hidden = false;
  chooser.addEventListener("change", () => {
    const { value } = chooser;
    // Back may bring this page again just as it was left.
    chooser.value = COLLECTION ?? own;
    location.assign(value === own ? "/" : `/?${new URLSearchParams({ collection: value })}`);
  });
}
