// What is proposed for a card that does not stay. The problem is named with the answer only: its name may give the answer away.
import { make } from "../dom";
import type { Leech } from "./types";

export interface Rework {
  rewrite: () => void;
  split: () => void;
  suspend: () => void;
}

const forgotten = (lapses: number): string => `Forgotten ${lapses} times`;

export function leechChip(leech: Leech | null): HTMLElement | null {
  return leech && make("span", { class: "chip leech", "data-testid": "leech-chip" }, forgotten(leech.lapses));
}

export function leechLine(leech: Leech, rework: Rework): HTMLElement {
  const { practice } = leech;
  const line = make("p", {}, make("strong", {}, `${forgotten(leech.lapses)}${practice ? ": " : "."}`));
  if (practice) line.append("solve ", make("a", { href: `/problems/${practice.slug}` }, practice.title), practice.again ? " again." : ".");
  const box = make("div", { class: "leech-line", "data-testid": "leech" }, line);
  if (!leech.rework) return box;
  line.append(" A card that still does not stay is often too long, or two in one.");
  const button = (words: string, act: () => void): HTMLElement => {
    const made = make("button", { type: "button" }, words);
    made.addEventListener("click", act);
    return made;
  };
  box.append(make("div", { class: "leech-choices" }, button("Rewrite it", rework.rewrite), button("Split it in two", rework.split), button("Suspend it", rework.suspend)));
  return box;
}
