// Slots of a round: which problems may stand in it, or which prompts are asked.
import { make } from "../dom";
import { type Choices, choiceField, checkField, faultOf, foldedField, numberField, selectField } from "./fields";
import type { Parts, ProblemSlot, PromptSlot } from "./types";

export interface SlotUse {
  parts: Parts;
  where: string;
  /** The slot's number as people count, and whether it is the only one. */
  number: number;
  alone: boolean;
  folds: Set<string>;
  changed: () => void;
  /** Something else is to be shown now. */
  redraw: () => void;
  remove: () => void;
}

export function problemSlot(slot: ProblemSlot, use: SlotUse): HTMLElement {
  const { parts, where, changed } = use;
  const choose = (key: "tracks" | "categories" | "kinds", legend: string, none: string): Choices => ({
    where: `${where}.${key}`,
    legend,
    none,
    names: Object.entries(parts[key]),
    chosen: slot[key],
    use: (chosen) => {
      slot[key] = chosen;
      changed();
    },
  });
  return frame("Problem", use, [
    choiceField(choose("tracks", "Tracks", "any")),
    foldedField(choose("categories", "Categories", "any"), use.folds),
    foldedField(choose("kinds", "Kinds", "any"), use.folds),
    difficulty(slot, use),
    checkField("Only problems in parts that unlock", slot.staged, (staged) => {
      slot.staged = staged;
      changed();
    }),
  ]);
}

function difficulty(slot: ProblemSlot, { parts, where, changed }: SlotUse): HTMLElement {
  const names = parts.difficulties.map((words, index): [string, string] => [String(index + 1), `${index + 1} · ${words}`]);
  const end = (index: 0 | 1, label: string): HTMLElement =>
    selectField(`${where}.difficulty[${index}]`, label, String(slot.difficulty[index]), names, (value) => {
      slot.difficulty[index] = Number(value);
      changed();
    });
  const pair = make("div", { class: "build-pair" }, end(0, "Difficulty from"), end(1, "Difficulty to"));
  return make("div", { class: "build-field", "data-where": `${where}.difficulty` }, pair, faultOf(`${where}.difficulty`));
}

export function promptSlot(slot: PromptSlot, use: SlotUse): HTMLElement {
  const { parts, where, changed } = use;
  const files = parts.files.map(({ name, prompts }): [string, string] => [name, `${name} (${prompts})`]);
  if (!parts.files.some(({ name }) => name === slot.from)) files.push([slot.from, `${slot.from} (unknown)`]);
  const tags = parts.files.find(({ name }) => name === slot.from)?.tags ?? [];
  const choices: Choices = {
    where: `${where}.tags`,
    legend: "Tags",
    none: "any",
    names: tags.map((tag) => [tag, tag.replaceAll("-", " ")]),
    chosen: slot.tags,
    use: (chosen) => {
      slot.tags = chosen;
      changed();
    },
  };
  const number = (key: "count" | "seconds", label: string, most: number, help = ""): HTMLElement =>
    numberField(`${where}.${key}`, label, slot[key], most, (value) => {
      slot[key] = value;
      changed();
    }, help);
  return frame("Prompts", use, [
    selectField(`${where}.from`, "From", slot.from, files, (from) => {
      slot.from = from;
      slot.tags = [];
      use.redraw();
    }),
    make("div", { class: "build-pair" }, number("count", "How many", parts.most.prompts), number("seconds", "Seconds for each", 3600, "0: no timer of its own")),
    foldedField(choices, use.folds),
  ]);
}

function frame(what: string, use: SlotUse, fields: HTMLElement[]): HTMLElement {
  const title = `${what}${use.alone ? "" : ` ${use.number}`}`;
  const remove = make("button", { type: "button", class: "quiet", "data-does": "remove-slot" }, "Remove", make("span", { class: "visually-hidden" }, ` ${title.toLowerCase()}`));
  remove.addEventListener("click", use.remove);
  return make(
    "div",
    { class: "slot", role: "group", "data-where": use.where, "aria-label": title },
    make("div", { class: "slot-head" }, make("h4", {}, title), make("span", { class: "fits", "data-part": "fits", "data-testid": "fits" }), use.alone ? null : remove),
    faultOf(use.where),
    ...fields,
  );
}
