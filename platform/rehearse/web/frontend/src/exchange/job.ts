// A file that is worked on, or what became of it.
import { make } from "../dom";
import type { Job, Restored, Summary } from "./types";

interface Actions {
  cancel: () => void;
  confirm: () => void;
}

const HEADINGS: Record<Job["phase"], (name: string) => string> = {
  receiving: (name) => `Sending ${name}`,
  working: (name) => `Reading ${name}`,
  asking: (name) => `What ${name} would change`,
  writing: (name) => `Storing ${name}`,
  done: (name) => `${name} is in`,
  failed: (name) => `${name} was not taken`,
  cancelled: (name) => `${name} was cancelled`,
};

export function jobPanel(job: Job, actions: Actions): Node[] {
  const heading = make("h3", { tabindex: "-1", "data-phase": job.phase, "data-testid": "job-phase" }, HEADINGS[job.phase](job.name));
  return [heading, ...body(job, actions)];
}

function body(job: Job, actions: Actions): Node[] {
  switch (job.phase) {
    case "receiving":
    case "working":
      return [bar(job), button("Cancel", actions.cancel)];
    case "writing":
      return [bar(job)];
    case "asking":
      return job.restored.some((each) => each.new || each.newer)
        ? [note("Nothing that is here is taken away. What only the backup has is added; of a draft, a card or a note that both have, the newer one counts."), ...changes(job.restored), row(button("Restore", actions.confirm, "primary"), button("Leave everything as it is", actions.cancel))]
        : [note("Nothing: all that the backup has is here already."), row(button("Close", actions.cancel))];
    case "failed":
      return [note(job.error, "job-error")];
    case "cancelled":
      return [note("Nothing was changed.")];
    case "done":
      return [...(job.summary ? summary(job.summary) : changes(job.restored)), row(make("a", { href: "/review" }, "Review now"))];
  }
}

function bar(job: Job): HTMLElement {
  const progress = make("progress", { "aria-label": job.name, max: String(job.count || 1) });
  if (job.count) progress.value = job.done;
  return make("div", { class: "job-bar" }, progress, make("p", { class: "muted", "data-part": "what" }, job.what));
}

export function summary(told: Summary): Node[] {
  const lines: [string, string][] = [
    ["New cards", number(told.new)],
    ["Updated", number(told.updated)],
    ["Unchanged", number(told.unchanged)],
    ["Kept as you changed them", number(told.kept)],
    ["Deleted here before, and left so", number(told.deleted)],
    ["Reviews", told.reviews || told.reviews_known ? `${number(told.reviews)} added${told.reviews_known ? `, ${number(told.reviews_known)} known` : ""}` : ""],
    ["Pictures and sounds", told.media || told.media_known ? `${number(told.media)} added${told.media_known ? `, ${number(told.media_known)} known` : ""}` : ""],
    ["Decks", told.decks.slice(0, 12).join(", ") + (told.decks.length > 12 ? ` and ${told.decks.length - 12} more` : "")],
  ];
  const shown = lines.filter(([name, value], place) => value && (value !== "0" || place === 0 || name === "Reviews"));
  const list = make("dl", { class: "summary", "data-testid": "summary" }, ...shown.map(([name, value]) => make("div", {}, make("dt", {}, name), make("dd", {}, value))));
  const left = Object.entries(told.left_out);
  // Deleting wins over a file; who wants them back after all finds out here how.
  const back = told.deleted ? [make("p", { class: "job-note", "data-testid": "bring-back" }, "A deck that was deleted comes back with its cards: ", make("a", { href: "/review/decks#deleted-decks" }, "see the deleted decks"), ".")] : [];
  if (!left.length) return [list, ...back];
  const reasons = left.map(([reason, count]) => make("li", {}, make("strong", {}, number(count)), ` ${reason}`));
  return [list, ...back, make("div", { class: "left-out", "data-testid": "left-out" }, make("h4", {}, "Left out"), make("ul", {}, ...reasons))];
}

function changes(restored: Restored[]): HTMLElement[] {
  const head = make("tr", {}, ...["What", "New", "Newer", "Stay as they are"].map((name) => make("th", { scope: "col" }, name)));
  const rows = restored.map((each) => make("tr", {}, make("th", { scope: "row" }, each.what), ...[each.new, each.newer, each.stays].map((count) => make("td", {}, count ? number(count) : "–"))));
  const table = make("table", { class: "submissions changes", "data-testid": "changes" }, make("thead", {}, head), make("tbody", {}, ...rows));
  const frame = make("div", { class: "table-frame", tabindex: "0", role: "region", "aria-label": "Changes" }, table);
  return [frame, ...restored.filter((each) => each.note).map((each) => note(each.note))];
}

function note(text: string, name = "job-note"): HTMLElement {
  return make("p", { class: name, "data-testid": name }, text);
}

function row(...children: HTMLElement[]): HTMLElement {
  return make("p", { class: "take-out-buttons" }, ...children);
}

function button(text: string, act: () => void, name = ""): HTMLElement {
  const made = make("button", { type: "button", class: name || undefined }, text);
  made.addEventListener("click", act);
  return made;
}

function number(count: number): string {
  return count.toLocaleString("en");
}
