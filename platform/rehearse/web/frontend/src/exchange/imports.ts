// The list of what was brought in, the last of which can be taken back.
import { make } from "../dom";
import { inWords } from "../times";
import type { Imported } from "./types";

export function importRow(imported: Imported, undo: () => void): HTMLElement {
  const when = make("time", { datetime: imported.at }, inWords(new Date(imported.at), new Date()));
  const what = make("div", { class: "import-what" }, make("strong", {}, imported.name), make("span", { class: "muted" }, when, ` · ${told(imported)}`));
  const row = make("li", { class: "import-row" }, what);
  if (imported.undone) row.append(make("span", { class: "muted" }, "Taken back"));
  else if (imported.can_undo) {
    const button = make("button", { type: "button" }, "Take back", make("span", { class: "visually-hidden" }, ` ${imported.name}`));
    button.addEventListener("click", undo);
    row.append(button);
  }
  return row;
}

function told({ summary }: Imported): string {
  const parts: [number, string][] = [
    [summary.new, "new"],
    [summary.updated, "updated"],
    [summary.reviews, "reviews"],
  ];
  return parts.filter(([count]) => count).map(([count, word]) => `${count.toLocaleString("en")} ${word}`).join(", ") || "nothing new";
}
