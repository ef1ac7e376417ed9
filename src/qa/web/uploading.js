/** Where files are dropped or chosen: each batch with its progress, then with what came of it. */

import { Problem, sendDocuments } from "./api.js";
import { announce, button, counted, element, fillWith } from "./dom.js";

const KINDS = "PDF, Word, PowerPoint, Excel, text, Markdown, web pages, e-mail, books, .zip of these";

/**
 * @param {import("./api.js").UploadLimits} limits
 * @param {() => void} changed what to do once documents have come
 * @returns {{shown: HTMLElement, take: (dropped: DataTransfer) => void}}
 */
export function uploading(limits, changed) {
  const batches = element("ol", { class: "batches" });
  const send = (files, refused = []) => {
    for (const done of batches.querySelectorAll("[data-done]")) done.remove();
    for (const batch of batchesOf(files, limits)) batches.append(batchShown(batch, changed));
    if (refused.length) {
      batches.append(element("li", { "data-done": true }, refusals(refused)));
      announce(refused.map(({ source, reason }) => `${source} ${reason}`).join(". "));
    }
  };

  const input = element("input", { type: "file", multiple: true, hidden: true });
  input.accept = limits.suffixes.join(",");
  input.addEventListener("change", () => {
    send(...parted([...input.files], limits));
    input.value = "";
  });
  const shown = element(
    "section",
    { class: "uploading", "aria-label": "Add documents" },
    element(
      "div",
      { class: "drop" },
      element(
        "p",
        {},
        button("Choose files", () => input.click(), "outlined"),
        element("span", { class: "or-drop" }, "or drop them here"),
      ),
      element("p", { class: "kinds" }, `${KINDS}; up to ${size(limits.file_size)} each`),
    ),
    input,
    batches,
  );
  return { shown, take: (dropped) => send(...parted(filesIn(dropped), limits)) };
}

/** Files, and of folders their names: a browser gives nothing to read of them. */
function filesIn({ items }) {
  const dropped = [...items].filter(({ kind }) => kind === "file");
  return dropped.map((each) => {
    const entry = each.webkitGetAsEntry?.();
    return entry?.isDirectory ? entry : each.getAsFile();
  });
}

/** The files that can be sent, then why the others cannot. */
function parted(files, { file_size }) {
  const told = files.map((file) => ({ source: file.name, reason: refusal(file, file_size) }));
  const sent = files.filter((_, position) => !told[position].reason);
  return [sent, told.filter(({ reason }) => reason)];
}

/** @returns {string | null} */
function refusal(file, most) {
  if (file.isDirectory) return "is a folder; drop the files that are in it";
  return file.size > most ? `has ${size(file.size)}, more than the ${size(most)} allowed` : null;
}

/** As many requests as the limits ask for. */
function batchesOf(files, limits) {
  const batches = [];
  let bytes = Infinity;
  for (const file of files) {
    // 1,000 bytes for what a form puts around a file.
    if (bytes + file.size + 1000 > limits.upload_size || batches.at(-1).length === limits.files) {
      batches.push([]);
      bytes = 0;
    }
    batches.at(-1).push(file);
    bytes += file.size + 1000;
  }
  return batches;
}

function batchShown(files, changed) {
  const names = files.length === 1 ? files[0].name : counted(files.length, "file");
  const label = element("p", { class: "step" }, `Sending ${names}…`);
  const bar = element("progress", { max: 1, "aria-label": `Adding ${names}` });
  const shown = element("li", {}, label, bar);

  const progress = ({ done, total, recognised, to_recognise, embedded, to_embed }) => {
    if (recognised < to_recognise || (to_recognise && !total)) {
      bar.value = recognised / to_recognise;
      label.textContent = `Recognising scanned pages: ${recognised} of ${to_recognise}`;
      return;
    }
    bar.value = (done + (to_embed && embedded / to_embed)) / (total + 1);
    const indexing = to_embed && done < total ? ` · ${embedded} of ${counted(to_embed, "sentence")}` : "";
    label.textContent =
      done < total ? `Reading ${files.length === 1 ? names : `file ${done + 1} of ${total}`}${indexing}` : "Indexing…";
  };
  const end = (...told) => {
    shown.dataset.done = "";
    fillWith(shown, ...told);
  };
  const begin = async () => {
    delete shown.dataset.done;
    fillWith(shown, label, bar);
    announce(label.textContent);
    try {
      const report = await sendDocuments(files, progress);
      const said = summary(report);
      end(
        ...(said ? [element("p", { class: "outcome" }, said)] : []),
        ...(report.failed.length ? [refusals(report.failed)] : []),
        ...(report.warnings.length ? [omissions(report.warnings)] : []),
      );
      announce([said, ...told(report)].filter(Boolean).join(", "));
      changed();
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure;
      const said = `${names}: ${failure.detail} ${failure.advice}`.trim();
      end(element("p", { class: "notice" }, said), button("Try again", begin, "outlined"));
      announce(said);
    }
  };
  begin();
  return shown;
}

/** "2 documents added, 1 changed". @param {import("./api.js").Report} report */
function summary({ added, changed, unchanged }) {
  return [
    added.length && `${counted(added.length, "document")} added`,
    changed.length && `${changed.length} replaced by a new edition`,
    unchanged.length && `${unchanged.length} there already`,
  ]
    .filter(Boolean)
    .join(", ");
}

/** "1 not taken", "2 warnings". @param {import("./api.js").Report} report */
const told = ({ failed, warnings }) => [
  failed.length && `${failed.length} not taken`,
  warnings.length && counted(warnings.length, "warning"),
];

/** @param {{source: string, reason: string}[]} failed */
function refusals(failed) {
  const entries = failed.map(({ source, reason }) =>
    element("li", {}, fileName(source), ` ${reason}`),
  );
  return element(
    "div",
    { class: "refusals" },
    element("p", {}, `Not taken: ${counted(failed.length, "file")}`),
    element("ul", {}, ...entries),
  );
}

/** What of the files that were taken cannot be quoted. @param {{source: string, warning: string}[]} warnings */
function omissions(warnings) {
  const entries = warnings.map(({ source, warning }) =>
    element("li", {}, "Not in the text: ", fileName(source), `: ${warning}`),
  );
  return element("div", { class: "omissions" }, element("ul", {}, ...entries));
}

/** @param {string} source */
const fileName = (source) => element("strong", { dir: "auto" }, source.split("/").at(-1));

/** "50 MB"; rounded up, so that what is too large never looks just large enough. @param {number} bytes */
const size = (bytes) =>
  bytes < 1e6 ? `${Math.ceil(bytes / 1e3)}\u00a0kB` : `${Math.ceil(bytes / 1e5) / 10}\u00a0MB`;
