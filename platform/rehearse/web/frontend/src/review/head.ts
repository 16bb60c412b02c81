// The line above a question: where the item belongs, how it is asked, and what its person or its history marked it with.
import { make } from "../dom";
import { flagChip } from "./flags";
import { leechChip } from "./leech";
import type { Item } from "./types";

const ASKS: Record<string, string> = { cloze: "Fill the gap", output: "What is printed?", bug: "Find the fault", cost: "Name the cost", prompt: "Say it aloud", problem: "Solve it again" };

export function cardHead(item: Item): HTMLElement {
  const words = [ASKS[item.asks], item.phase === "new" && "New", item.rewritten && "Your words"];
  const chips = words.filter(Boolean).map((word) => make("span", { class: "chip" }, String(word)));
  return make("p", { class: "review-home" }, item.home, ...chips, leechChip(item.leech), flagChip(item.flag));
}
