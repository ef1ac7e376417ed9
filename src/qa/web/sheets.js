/** The pages of a PDF as they look, each a picture, with the cited words marked on them. */

import { boxesOf, pictureOf } from "./api.js";
import { slice } from "./characters.js";
import { element } from "./dom.js";

/**
 * @param {import("./api.js").StoredDocument} stored
 * @param {import("./places.js").Place} place
 * @returns {Promise<HTMLElement>}
 */
export async function sheets(stored, place) {
  const marks = await marksOf(stored, place);
  const shown = stored.pages.map((page) => sheet(stored, page, marks.get(page.number) ?? []));
  return element("div", { class: "sheets" }, ...shown);
}

/** By the number of their page; the context lies under the answer. */
async function marksOf(stored, { span, context }) {
  const named = [["context", context], ["answer", span]].filter(([, range]) => range);
  const slices = named.map(([, { start, end }]) => ({
    exact: slice(stored.text, start, end), start, end,
  }));
  const wanted = slices.filter(({ exact }) => exact !== "");
  const boxes = wanted.length ? await boxesOf(stored, wanted) : [];
  const marks = boxes.flatMap((found, at) => found.map((box) => ({ name: named[at][0], box })));
  return Map.groupBy(marks, ({ box }) => box.page);
}

function sheet(stored, { number, width, height }, marks) {
  const picture = element("img", {
    src: pictureOf(stored, number), alt: `Page ${number}`, loading: "lazy", width, height,
  });
  const drawn = marks.map(({ name, box }) => mark(name, box, width, height));
  const made = element("figure", { class: "sheet", "data-page": number }, picture, ...drawn);
  picture.addEventListener("error", () => made.replaceChildren(missing(number)));
  return made;
}

/** In shares of the page, so that it stands right at any size. */
function mark(name, { x0, y0, x1, y1 }, width, height) {
  const made = element("mark", { class: name });
  made.style.left = `${(100 * x0) / width}%`;
  made.style.top = `${(100 * y0) / height}%`;
  made.style.width = `${(100 * (x1 - x0)) / width}%`;
  made.style.height = `${(100 * (y1 - y0)) / height}%`;
  return made;
}

const missing = (number) =>
  element(
    "p",
    { class: "notice" },
    `Page ${number} cannot be shown: the file has changed or is gone since it was read. ` +
      "Its text stands as it was read.",
  );
