// What the input field holds, and what a person would lose if it held something else. It does not touch the page.

import type { OwnTest } from "./types";

export interface Held {
  /** The kept test that is being changed; null while an input of one's own is typed. */
  test: string | null;
  text: string;
  /** The name in the field of names, which counts only while a test is changed. */
  name: string;
  /** The input of one's own: it waits here while a test is changed. */
  own: string;
}

/** An input of one's own in the field. */
export function own(text: string): Held {
  return { test: null, text, name: "", own: text };
}

/** The same text, no matter how its lines end or whether an empty one follows. */
export function sameText(left: string, right: string): boolean {
  return left.trim() === right.trim();
}

/** Whether the field says something else than what is kept of the test. */
export function isChanged(held: Held, test: OwnTest): boolean {
  return !sameText(held.text, test.input) || !sameText(held.name, test.name);
}

/** What nobody could find on the page any more, in words; empty where nothing is lost. */
export function lost(before: Held, after: Held, tests: OwnTest[], offered: string[]): string {
  const test = tests.find((each) => each.id === before.test);
  const stays = after.test === before.test && sameText(after.text, before.text) && sameText(after.name, before.name);
  if (test && !stays && isChanged(before, test)) return `Your changes to “${test.name}” are not saved.`;
  const elsewhere = [after.own, ...offered, ...tests.map((each) => each.input)];
  const found = !before.own.trim() || elsewhere.some((text) => sameText(text, before.own));
  return found ? "" : "What you had typed was replaced.";
}
