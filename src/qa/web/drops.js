/** Files that are dragged over the page: the list of documents opens and takes them. */

import { LIST } from "./places.js";

/** @param {(dropped: DataTransfer) => void} take */
export function acceptDrops(take) {
  const root = document.documentElement;
  const over = (event) => {
    if (own || ![...(event.dataTransfer?.types ?? [])].includes("Files")) return;
    event.preventDefault();
    root.dataset.dragging = "";
    if (location.hash !== LIST) location.hash = LIST;
  };
  // What is dragged out of the page itself, as a picture of a page is, is no file to be taken.
  let own = false;
  addEventListener("dragstart", () => (own = true));
  addEventListener("dragend", () => (own = false));
  const leave = () => delete root.dataset.dragging;
  addEventListener("dragenter", over);
  addEventListener("dragover", over);
  addEventListener("dragleave", ({ relatedTarget }) => relatedTarget || leave());
  addEventListener("drop", (event) => {
    if (!("dragging" in root.dataset)) return;
    event.preventDefault();
    leave();
    take(event.dataTransfer);
  });
}
