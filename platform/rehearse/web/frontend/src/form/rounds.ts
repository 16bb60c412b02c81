// One round of the builder: what it is called, how long it takes, what is asked in it, and how it is moved.
import { make } from "../dom";
import { faultOf, numberField, selectField, textField } from "./fields";
import { problemSlot, promptSlot, type SlotUse } from "./slots";
import { anyProblem, type Form, type Parts, type Round } from "./types";

export const KINDS: Record<string, string> = {
  coding: "Coding",
  concepts: "Concepts",
  behavioural: "Behavioural",
  design: "Design",
  break: "Break",
};

export interface RoundUse {
  form: Form;
  parts: Parts;
  changed: () => void;
  /** Draw all rounds anew; the focus goes to the element of `where` that does `does`. */
  redraw: (where: string, does: string) => void;
  move: (index: number, by: number, does: string) => void;
  remove: (index: number) => void;
}

/** Which lists of ticks are in sight, by slot, however often they are drawn. */
const folds = new WeakMap<object, Set<string>>();

function foldsOf(slot: object): Set<string> {
  const known = folds.get(slot) ?? new Set<string>();
  folds.set(slot, known);
  return known;
}

export function roundItem(round: Round, index: number, use: RoundUse): HTMLElement {
  const where = `rounds[${index}]`;
  const item = make("li", { class: "round", "data-where": where, "data-testid": "round" }, head(round, index, use), faultOf(where), basics(round, where, use));
  if (round.kind !== "break") item.append(slots(round, where, use));
  item.addEventListener("keydown", (event) => {
    const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
    if (!by || !event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    use.move(index, by, by < 0 ? "up" : "down");
  });
  return item;
}

function head(round: Round, index: number, { form, move, remove }: RoundUse): HTMLElement {
  const name = make("span", { class: "visually-hidden" }, ` round ${index + 1}`);
  const button = (does: string, words: string, act: () => void, off: boolean): HTMLElement => {
    const made = make("button", { type: "button", class: "quiet", "data-does": does, disabled: off }, words, name.cloneNode(true));
    made.addEventListener("click", act);
    return made;
  };
  return make(
    "div",
    { class: "round-head" },
    make("h3", {}, `Round ${index + 1}`, make("span", { class: "visually-hidden" }, `: ${round.title || KINDS[round.kind] || ""}`)),
    button("up", "Move up", () => move(index, -1, "up"), index === 0),
    button("down", "Move down", () => move(index, 1, "down"), index === form.rounds.length - 1),
    button("remove", "Remove", () => remove(index), form.rounds.length === 1),
  );
}

function basics(round: Round, where: string, use: RoundUse): HTMLElement {
  const kinds = use.parts.rounds.map((kind): [string, string] => [kind, KINDS[kind] ?? kind]);
  const fields = [
    selectField(`${where}.kind`, "Kind", round.kind, kinds, (kind) => {
      becomes(round, kind, use.parts);
      use.redraw(`${where}.kind`, "");
    }),
    textField(`${where}.title`, "Title", round.title, (title) => {
      round.title = title;
      use.changed();
    }, { most: 80, placeholder: KINDS[round.kind] ?? round.kind }),
    numberField(`${where}.minutes`, "Minutes", round.minutes, 180, (minutes) => {
      round.minutes = minutes;
      use.changed();
    }),
  ];
  if (round.kind === "coding") {
    fields.push(
      numberField(`${where}.tries`, "Tries", round.tries, 50, (tries) => {
        round.tries = tries;
        use.changed();
      }, "How often the hidden tests may be asked. 0: only at the end"),
    );
  }
  return make("div", { class: "round-basics" }, ...fields);
}

/** Give the round another kind, with a slot to begin with. A title that only named the old kind goes. */
function becomes(round: Round, kind: string, parts: Parts): void {
  if (round.title === KINDS[round.kind]) round.title = "";
  round.kind = kind;
  if (kind === "coding" && round.problems.length === 0) round.problems.push(anyProblem());
  if (kind === "coding" || kind === "break") return;
  const file = parts.files.find(({ name }) => name === kind) ?? parts.files[0];
  const only = round.prompts[0];
  if (!only) round.prompts.push({ from: file?.name ?? kind, tags: [], count: 3, seconds: 120 });
  else if (round.prompts.length === 1 && parts.rounds.includes(only.from) && file) Object.assign(only, { from: file.name, tags: only.from === file.name ? only.tags : [] });
}

function slots(round: Round, where: string, use: RoundUse): HTMLElement {
  const key = round.kind === "coding" ? "problems" : "prompts";
  const list: object[] = round[key];
  const box = make("div", { class: "slots" });
  list.forEach((slot, number) => {
    const of: SlotUse = {
      parts: use.parts,
      where: `${where}.${key}[${number}]`,
      number: number + 1,
      alone: list.length === 1,
      folds: foldsOf(slot),
      changed: use.changed,
      redraw: () => use.redraw(`${where}.${key}[${number}].from`, ""),
      remove: () => {
        list.splice(number, 1);
        use.redraw(where, "add-slot");
      },
    };
    box.append(key === "problems" ? problemSlot(round.problems[number]!, of) : promptSlot(round.prompts[number]!, of));
  });
  const most = key === "problems" ? use.parts.most.problems : use.parts.most.prompts;
  const add = make("button", { type: "button", "data-does": "add-slot", disabled: list.length >= most }, key === "problems" ? "Add a problem" : "Add prompts");
  add.addEventListener("click", () => {
    if (key === "problems") round.problems.push(anyProblem());
    else round.prompts.push({ from: round.prompts[0]?.from ?? use.parts.files[0]?.name ?? "", tags: [], count: 1, seconds: 120 });
    use.redraw(`${where}.${key}[${list.length - 1}]`, "");
  });
  box.append(make("p", {}, add));
  return box;
}
